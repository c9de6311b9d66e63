// Letters a second of docxtemplater and carbone, in one process: letters.cjs MODULES ROUNDS JOB.json
// The job names a template for each and holds the letters' paragraphs; one line of JSON is printed.
const { createRequire } = require("module");
const { readFileSync } = require("fs");
const { performance } = require("perf_hooks");

const [modules, rounds, file] = process.argv.slice(2);
const load = createRequire(modules + "/");
const job = JSON.parse(readFileSync(file, "utf8"));
const median = (given) => given.slice().sort((a, b) => a - b)[Math.floor(given.length / 2)];

async function speed(make) {
  await make(job.letters[0]);
  const found = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    const start = performance.now();
    for (const each of job.letters) await make(each);
    found.push((job.letters.length * 1000) / (performance.now() - start));
  }
  return median(found);
}

function docxtemplater() {
  const Template = load("docxtemplater");
  const Zip = load("pizzip");
  const held = readFileSync(job.docxtemplater);
  return (letter) => {
    const made = new Template(new Zip(held), { paragraphLoop: true });
    made.render(letter);
    return made.getZip().generate({ type: "nodebuffer" });
  };
}

function carbone() {
  const tool = load("carbone");
  return (letter) =>
    new Promise((done, failed) =>
      tool.render(job.carbone, letter, (error, data) => (error ? failed(error) : done(data))));
}

async function main() {
  const found = { docxtemplater: await speed(docxtemplater()), carbone: await speed(carbone()) };
  const words = job.letters[0].paragraphs.map((each) => each.text);
  const Zip = load("pizzip");
  for (const make of [docxtemplater(), carbone()]) {
    const text = new Zip(await make(job.letters[0])).file("word/document.xml").asText();
    for (const each of words)
      if (!text.includes(each.replaceAll("&", "&amp;").replaceAll("<", "&lt;")))
        throw new Error("a paragraph is missing: " + each);
  }
  console.log(JSON.stringify(found));
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
