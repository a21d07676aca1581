// Python with SDK v1, `azureml-core`.

import { type Input, type OutputFormat, privateNote } from './format.ts';
import type { Given, Plan } from './plan.ts';
import { pythonText } from './values.ts';

const DEFAULT_NETWORK = { serviceRange: '10.0.0.0/16', dnsAddress: '10.0.0.10', dockerBridge: '172.17.0.1/16' };

export const PYTHON: OutputFormat = {
  id: 'python',
  label: 'Python',
  file: 'create_compute.py',
  write: (input) => ({ text: file(input), notes: notes(input) }),
};

function notes(input: Input): string[] {
  const { plan, everything } = input;
  const own = [
    'SDK v1 (azureml-core) is out of support since 2026-06-30. Its successor cannot create or attach this kind of compute.',
  ];
  if (everything && plan.cluster) own.push('Python attaches the cluster; make it first as the tab “az” shows.');
  if (plan.cluster?.subscription && plan.cluster.resourceId === '') {
    own.push('By group and name, the SDK looks for the cluster in the subscription of the workspace.');
  }
  return [...privateNote(input), ...own];
}

/** The literal of a text; what is missing is named between < and >. */
const literal = (given: Given): string => pythonText(given.value === '' ? `<${given.what}>` : given.value);

function file({ plan }: Input): string {
  const attach = plan.cluster !== undefined;
  return [
    'from azureml.core import Workspace',
    'from azureml.core.compute import AksCompute, ComputeTarget',
    '',
    workspace(plan),
    '',
    attach ? attachConfiguration(plan) : provisioningConfiguration(plan),
    ...tls(plan),
    '',
    attach
      ? call('target = ComputeTarget.attach', {
          workspace: 'workspace',
          name: literal(plan.compute.name),
          attach_configuration: 'config',
        })
      : call('target = ComputeTarget.create', {
          workspace: 'workspace',
          name: literal(plan.compute.name),
          provisioning_configuration: 'config',
        }),
    'target.wait_for_completion(show_output=True)',
    '',
  ].join('\n');
}

function workspace({ workspace: own }: Plan): string {
  if (own.subscription.value === '') return 'workspace = Workspace.from_config()';
  return call('workspace = Workspace.get', {
    name: literal(own.name),
    subscription_id: literal(own.subscription),
    resource_group: literal(own.group),
  });
}

function provisioningConfiguration(plan: Plan): string {
  const { machines, compute, network } = plan;
  return call('config = AksCompute.provisioning_configuration', {
    agent_count: String(machines.count),
    vm_size: pythonText(machines.size),
    location: literal(compute.location),
    cluster_purpose: purpose(plan),
    ...(network
      ? {
          vnet_resourcegroup_name: literal(network.group),
          vnet_name: literal(network.name),
          subnet_name: literal(network.subnet),
          // The SDK takes all of these or none.
          service_cidr: pythonText(network.serviceRange || DEFAULT_NETWORK.serviceRange),
          dns_service_ip: pythonText(network.dnsAddress || DEFAULT_NETWORK.dnsAddress),
          docker_bridge_cidr: pythonText(network.dockerBridge || DEFAULT_NETWORK.dockerBridge),
        }
      : {}),
    ...loadBalancer(plan),
  });
}

function attachConfiguration(plan: Plan): string {
  const { cluster } = plan;
  if (!cluster) return '';
  const target =
    cluster.resourceId === ''
      ? { resource_group: literal(cluster.group), cluster_name: literal(cluster.name) }
      : { resource_id: pythonText(cluster.resourceId) };
  return call('config = AksCompute.attach_configuration', {
    ...target,
    cluster_purpose: purpose(plan),
    ...loadBalancer(plan),
  });
}

function purpose({ compute }: Plan): string {
  switch (compute.purpose) {
    case 'FastProd':
      return 'AksCompute.ClusterPurpose.FAST_PROD';
    case 'DevTest':
      return 'AksCompute.ClusterPurpose.DEV_TEST';
    default:
      return pythonText(compute.purpose);
  }
}

function loadBalancer({ compute }: Plan): Record<string, string> {
  if (!compute.isInternal) return {};
  return {
    load_balancer_type: pythonText('InternalLoadBalancer'),
    ...(compute.subnet === '' ? {} : { load_balancer_subnet: pythonText(compute.subnet) }),
  };
}

function tls({ compute }: Plan): string[] {
  switch (compute.tls.kind) {
    case 'microsoft':
      return [
        call('config.enable_ssl', {
          leaf_domain_label: literal(compute.tls.label),
          ...(compute.tls.overwrite ? { overwrite_existing_domain: 'True' } : {}),
        }),
      ];
    case 'own':
      return [
        call('config.enable_ssl', {
          ssl_cert_pem_file: pythonText(compute.tls.certificate),
          ssl_key_pem_file: pythonText(compute.tls.key),
          ssl_cname: literal(compute.tls.host),
        }),
      ];
    default:
      return [];
  }
}

function call(head: string, given: Readonly<Record<string, string>>): string {
  const lines = Object.entries(given).map(([name, value]) => `    ${name}=${value},\n`);
  return `${head}(\n${lines.join('')})`;
}
