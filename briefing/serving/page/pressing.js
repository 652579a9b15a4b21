// Which findings come first: mistakes, those of the files that were saved last before all others, then as the pages go.
const ORDER = { error: 0, warning: 1, hint: 2 };

export function pressing(findings, saved) {
  const away = (finding) => (saved.includes(finding.file) ? 0 : 1);
  const page = (finding) => finding.page || 1e9;
  return [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || away(a) - away(b) || page(a) - page(b));
}
