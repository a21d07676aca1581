// The formats in which the result of the form can be copied.

import { ARM } from './arm.ts';
import { AZ } from './az.ts';
import { BICEP } from './bicep.ts';
import type { OutputFormat } from './format.ts';
import { PYTHON } from './python.ts';
import { SPEC } from './spec.ts';
import { TERRAFORM } from './terraform.ts';

export const OUTPUT_FORMATS: readonly OutputFormat[] = [SPEC, ARM, BICEP, TERRAFORM, PYTHON, AZ];
