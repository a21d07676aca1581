#!/usr/bin/env node
// Runs the binary that npm installed for this platform.
"use strict";

const { spawnSync } = require("node:child_process");

const platform = `${process.platform}-${process.arch}`;

function find() {
  try {
    return require.resolve(`@akslint/${platform}/akslint${process.platform === "win32" ? ".exe" : ""}`);
  } catch {
    console.error(
      `akslint: @akslint/${platform} is not installed: either npm left out optional dependencies, or there is no ` +
        "binary for this platform; `pip install akslint` and `cargo install` are other ways to the command",
    );
    process.exit(2);
  }
}

const { error, signal, status } = spawnSync(find(), process.argv.slice(2), { stdio: "inherit" });
if (error) {
  console.error(`akslint: ${error.message}`);
  process.exit(2);
}
if (signal) process.kill(process.pid, signal);
process.exitCode = status ?? 2;
