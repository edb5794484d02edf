// Licence texts of every package that the bundle holds, read off esbuild's metafile:
// node notices.js META.json > LICENSE-plotly.js.txt
const fs = require('fs');
const path = require('path');

const [output] = Object.values(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).outputs);
const folders = new Set();
for (const file of Object.keys(output.inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
    if (match && !file.endsWith('.css')) folders.add(match[1]);
}

const found = [...folders].map((folder) => {
    const { name, version, license, author } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = fs.readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? fs.readFileSync(path.join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim() : '';
    const holder = author ? `, ${author.name ?? author}` : '';
    const declared = `No licence file in the package. It declares: ${license}${holder}.`;
    return { title: `${name} ${version}`, license, text: text || declared };
});
const first = ({ title }) => (title.startsWith('plotly.js ') ? '0' : '1') + title;
const packages = [...new Map(found.map((entry) => [entry.title, entry])).values()];
packages.sort((a, b) => (first(a) < first(b) ? -1 : 1));

const rule = '='.repeat(78);
console.log('plotly.min.js is plotly.js with the packages it is built from. Each one under its own licence:');
for (const { title, license } of packages) console.log(`  ${title} (${license})`);
for (const { title, text } of packages) console.log(`\n${rule}\n${title}\n${rule}\n\n${text}`);
