/** Names and texts that may be interpreted as code: markup, references, formulas, control characters. */
export const hostile: Readonly<Record<string, string>> = {
  html: '<img src="https://evil.example.com/x" onerror="document.title=1"><b id="injected">x</b>',
  script: '</title></script><script id="injected">document.title=2</script>',
  bbcode: '[url=https://evil.example.com]x[/url][img]https://evil.example.com/y[/img][b]z[/b]',
  reference: '$result[0][ID] $error[x] $next[0]',
  template: '{{constructor.constructor("document.title=3")()}} ${7*7} {=7*7}',
  formula: '=HYPERLINK("https://evil.example.com")',
  direction: 'abc\u202Egnp.exe\u2066\u200F',
  control: 'a\u0000b\u0007c\u001B[31md',
  quotes: `"';--\\`,
  percent: '%3Cb%3E&a=b+c',
};

/** Longer than any channel allows. */
export const veryLong = '<b>[b]=$result[0] '.repeat(6000).slice(0, 100_000);
