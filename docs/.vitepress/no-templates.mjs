// SPDX-License-Identifier: Apache-2.0
//
// VitePress makes a template of each page, in which two braces begin an expression. In our pages they are just text, such as
// what Docker and Ansible are given.

export function noTemplates(md) {
  for (const rule of ['code_inline', 'text']) {
    const before = md.renderer.rules[rule]
    md.renderer.rules[rule] = (...all) => before(...all).replaceAll('{{', '&#123;&#123;')
  }
}
