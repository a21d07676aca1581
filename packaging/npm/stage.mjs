// Lays out the npm packages of the command: node packaging/npm/stage.mjs FOLDER [PLATFORM=BINARY]...
// FOLDER gets `cli`, and a folder for each platform (linux-x64, darwin-arm64 ...) whose binary is given.
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const [folder, ...binaries] = process.argv.slice(2);
const command = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));

function lay(name, manifest, files) {
  const target = join(folder, name);
  mkdirSync(target, { recursive: true });
  for (const [from, to] of files) cpSync(from, join(target, to), { recursive: true });
  for (const licence of ["LICENSE-APACHE", "LICENSE-MIT"]) cpSync(join(root, licence), join(target, licence));
  writeFileSync(join(target, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return target;
}

lay("cli", command, [
  [join(here, "bin"), "bin"],
  [join(here, "README.md"), "README.md"],
]);
for (const given of binaries) {
  const [platform, binary] = given.split("=");
  const [os, cpu] = platform.split("-");
  const name = `@akslint/${platform}`;
  if (!(name in command.optionalDependencies)) throw new Error(`${name} is not a dependency of ${command.name}`);
  const file = os === "win32" ? "akslint.exe" : "akslint";
  const { version, license, repository, homepage } = command;
  const description = `The binary of ${command.name} for ${platform}`;
  const manifest = { name, version, description, license, repository, homepage, os: [os], cpu: [cpu], files: [file, "LICENSE-*"] };
  chmodSync(join(lay(platform, manifest, [[binary, file]]), file), 0o755);
}
