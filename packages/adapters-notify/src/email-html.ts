import type { Notice } from './port.js'

const entities: { readonly [char: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The notice's text as a plain page: one paragraph for each block between empty lines, nothing in it taken for mark-up. */
export const htmlOf = ({ language, title, text }: Notice): string => {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .filter((block) => block.trim())
    .map((block) => `<p>${escaped(block.trim()).replaceAll('\n', '<br>\n')}</p>`)
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
    `<body>\n${paragraphs.join('\n')}\n</body>`,
    '</html>',
    '',
  ].join('\n')
}

const escaped = (raw: string): string => raw.replace(/[&<>"']/g, (char) => entities[char] ?? char)
