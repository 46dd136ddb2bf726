// SPDX-License-Identifier: Apache-2.0
//
// Code that is indented looks like code between fences: in our pages it is commands.

export function indentedCode(md) {
  md.core.ruler.push('indented-code', (state) => {
    for (const token of state.tokens) {
      if (token.type === 'code_block') {
        token.type = 'fence'
        token.tag = 'code'
        token.info = 'sh'
        token.markup = '```'
      }
    }
  })
}
