// Validates a JSON array of manifests against published schemas and prints the results as a JSON array.
import { readFileSync } from "node:fs";

const packages = [
  "kubernetes-models",
  "@kubernetes-models/keda",
  "@kubernetes-models/prometheus-operator",
  "@kubernetes-models/gateway-api",
];

async function model({ apiVersion, kind }) {
  for (const name of packages) {
    try {
      return (await import(`${name}/${apiVersion}/${kind}`))[kind];
    } catch (absent) {
      if (!["ERR_MODULE_NOT_FOUND", "ERR_PACKAGE_PATH_NOT_EXPORTED"].includes(absent.code)) throw absent;
    }
  }
  return undefined;
}

const found = [];
for (const manifest of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  const name = `${manifest.kind} ${manifest.metadata.name}`;
  const type = await model(manifest);
  if (!type) {
    found.push({ name, unknown: true });
    continue;
  }
  try {
    new type(manifest).validate();
    found.push({ name });
  } catch (failure) {
    found.push({ name, failure: failure.message });
  }
}
console.log(JSON.stringify(found));
