// Walks people through a form in LHC-Forms, in a browser without a window: what is seen, and what is exported in the end.
// node walk.mjs FORM PEOPLE OUT LFORMS BROWSER
import fs from 'fs';
import http from 'http';
import path from 'path';
import puppeteer from 'puppeteer-core';

const [form, people, out, lforms, browser] = process.argv.slice(2);
const root = path.join(lforms, 'dist', 'lforms');
const scripts = ['assets/lib/zone.min', 'runtime', 'polyfills', 'main'].map(name => `/webcomponent/${name}.js`);
const page = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/webcomponent/styles.css">
<div id="box"></div>${[...scripts, '/fhir/R4/lformsFHIR.min.js'].map(name => `<script src="${name}"></script>`).join('')}`;
const kinds = { '.js': 'text/javascript', '.css': 'text/css' };
const server = http.createServer((asked, answer) => {
  const file = path.join(root, asked.url.split('?')[0]);
  const found = asked.url !== '/' && file.startsWith(root) && fs.existsSync(file);
  answer.writeHead(asked.url === '/' || found ? 200 : 404, { 'content-type': kinds[path.extname(file)] ?? 'text/html' });
  answer.end(found ? fs.readFileSync(file) : page);
}).listen(0, '127.0.0.1');

const questionnaire = JSON.parse(fs.readFileSync(form));
const items = questionnaire.item.flatMap(group => group.item);
const id = linkId => `${linkId}/1/1`;
const css = (tag, value) => `${tag}[id="${value}"]`;

async function fill(tab, item, answers) {
  if (item.type === 'boolean') return tab.click(css('label', `${id(item.linkId)}|${answers[0]}`));
  const field = css('input', id(item.linkId));
  for (const answer of answers) {
    const option = item.answerOption?.find(one => one.valueCoding.code === answer);
    await tab.click(field);
    await (option ? choose(tab, option.valueCoding.display) : tab.type(field, String(answer)));
  }
  await tab.keyboard.press('Tab');
  return tab.evaluate(() => document.activeElement.blur());  // else the list of the next field hides what is clicked
}

async function choose(tab, display) {
  const listed = text => [...document.querySelectorAll('#searchResults li, #lhc-tools-searchResults li')]
    .find(one => one.offsetParent && one.textContent.replace(/^\d+:\s*/, '').trim() === text);
  await tab.waitForFunction(() => document.querySelector('#lhc-tools-searchResults li, #searchResults li')?.offsetParent);
  await rest(100);
  if (!(await tab.evaluate(`Boolean((${listed})(${JSON.stringify(display)}))`))) {
    await tab.keyboard.down('Control');
    await tab.keyboard.press('Enter');  // the list shows fourteen, and more on demand
    await tab.keyboard.up('Control');
  }
  await (await tab.waitForFunction(listed, { timeout: 10000 }, display)).asElement().click();
}

const seen = tab => tab.evaluate(names => names.filter(name => document.getElementById(`label-${name}/1/1`)?.offsetParent),
  items.map(item => item.linkId));
const rest = ms => new Promise(done => setTimeout(done, ms));

async function settled(tab) {
  for (let before = '', now = null; before !== now; await rest(150)) [before, now] = [now, JSON.stringify(await seen(tab))];
}

async function walk(window, person, picture) {
  const tab = await window.newPage();
  await tab.setViewport({ width: 1100, height: 1400 });
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.waitForFunction('window.LForms?.Util?.addFormToPage');
  await tab.evaluate(async one => { await LForms.Util.addFormToPage(one, 'box', { fhirVersion: 'R4' }); }, questionnaire);
  await settled(tab);
  const filled = new Set();
  for (let again = true; again;) {
    again = false;
    for (const item of items) {
      if (!(item.linkId in person) || filled.has(item.linkId) || !(await seen(tab)).includes(item.linkId)) continue;
      await fill(tab, item, person[item.linkId]);
      await settled(tab);
      filled.add(item.linkId);
      again = true;
    }
  }
  const open = await seen(tab);
  const exported = await tab.evaluate(() => LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4'));
  if (picture) await tab.screenshot({ path: picture, fullPage: true });
  await tab.close();
  return { open, filled: [...filled], exported };
}

const window = await puppeteer.launch({ executablePath: browser, headless: true, args: ['--no-sandbox'] });
const walks = [];
for (const person of JSON.parse(fs.readFileSync(people))) walks.push(await walk(window, person, walks.length ? '' : `${out}.png`));
fs.writeFileSync(out, JSON.stringify(walks));
await window.close();
server.close();
