// Marks pages of a site as MDN's HTTP Observatory does, offline: node scan.mjs HOST HTTP_PORT HTTPS_PORT PATH…
// Trusts the authority in NODE_EXTRA_CA_CERTS; COOKIE holds what a browser would bring along. Prints one JSON object:
// for each path its grade, its score and what each test said.
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const own = "@mdn/mdn-http-observatory";
const preloaded = fileURLToPath(import.meta.resolve(`${own}/conf/hsts-preload.json`));
// Made by the package's installation, from the web: the names that browsers never ask over http. Ours is not one.
if (!existsSync(preloaded)) writeFileSync(preloaded, "{}");

const { retrieve } = await import(`${own}/src/retriever/retriever.js`);
const { ALL_TESTS } = await import(`${own}/src/constants.js`);
const { getGradeForScore, getScoreModifier } = await import(`${own}/src/grader/grader.js`);
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(`${own}/src/grader/charts.js`);

const [host, httpPort, httpsPort, ...paths] = process.argv.slice(2);
const headers = ["Accept: text/html", ...(process.env.COOKIE ? [`Cookie: ${process.env.COOKIE}`] : [])];
const marked = {};
for (const path of paths) {
  const answers = await retrieve(host, { httpPort, httpsPort, path, headers });
  if (!answers.responses.auto) throw new Error(`Nobody answers at ${host}:${httpsPort}${path}`);
  const said = ALL_TESTS.map((test) => test(answers));
  const points = said.map(({ result }) => getScoreModifier(result));
  const least = 100 + points.filter((point) => point < 0).reduce((sum, point) => sum + point, 0);
  const all = 100 + points.reduce((sum, point) => sum + point, 0);
  const { grade, score } = getGradeForScore(least >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? all : least);
  marked[path] = {
    status: answers.responses.auto.status,
    ended: new URL(answers.session.redirectHistory.at(-1).url).pathname,
    verified: answers.responses.auto.verified,
    grade,
    score,
    tests: Object.fromEntries(said.map(({ result, pass, constructor: { name } }, at) => [name, { result, pass, points: points[at] }])),
  };
}
console.log(JSON.stringify(marked));
