import type { Table } from './tables.js';

/** Colours of light and dark screens, by the reader's choice; logical properties, so that a page may run either way. */
const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding-inline: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-block: 2rem 0.5rem; }
table { border-collapse: collapse; }
th, td { padding: 0.2rem 0.8rem; border-block-end: 1px solid #8884; text-align: end; }
th:first-child, td:first-child { text-align: start; }
th { font-weight: 600; }
td.bar { min-width: 12rem; } td.bar span { display: block; height: 0.8rem; background: #3a7; border-radius: 2px; }
footer { margin-block-start: 3rem; opacity: 0.7; font-size: 0.85rem; }
`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function html(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

/** A page of its own, without scripts and anything from elsewhere: figures as tables, those with a measure with bars. */
export function pageOf(title: string, tables: readonly Table[], version: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1><bdi>${html(title)}</bdi></h1>
${tables.map(section).join('')}<footer>warraq ${html(version)}</footer>
</body>
</html>
`;
}

function section({ title, rows: [head, ...rows], bars }: Table): string {
  const most = Math.max(0, ...(bars ?? []));
  const body = rows.map((row, i) => {
    const share = most === 0 ? 0 : ((bars?.[i] ?? 0) / most) * 100;
    const bar = bars ? `<td class="bar"><span style="width: ${share.toFixed(1)}%"></span></td>` : '';
    // Each cell runs in its own direction: words of the corpus among figures.
    return `<tr>${row.map((cell) => `<td><bdi>${html(cell)}</bdi></td>`).join('')}${bar}</tr>\n`;
  });
  const heads = head.map((cell) => `<th scope="col">${html(cell)}</th>`).join('') + (bars ? '<th></th>' : '');
  return `<h2>${html(title)}</h2>\n<table>\n<tr>${heads}</tr>\n${body.join('')}</table>\n`;
}
