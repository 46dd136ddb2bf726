// SPDX-License-Identifier: Apache-2.0
//
// Links to files that are no pages, such as sources and CONTRIBUTING.md, lead to the repository on GitHub.
// A link to a file that is not there fails the build; VitePress itself sees to links to pages.
import { existsSync, statSync } from 'node:fs'
import { join, normalize } from 'node:path'

export function linksToRepository(md, { pages, repository, github }) {
  md.core.ruler.push('links-to-repository', (state) => {
    for (const block of state.tokens) {
      for (const token of block.children ?? []) {
        if (token.type === 'link_open') {
          token.attrSet('href', target(token.attrGet('href'), state.env.relativePath))
        }
      }
    }
  })

  function target(href, page) {
    if (/^([a-z]+:|#|\/)/i.test(href)) {
      return href
    }
    const [, path, anchor] = href.match(/^([^#]*)(#.*)?$/)
    const fromPages = normalize(path)
    if (!fromPages.startsWith('..') && fromPages.endsWith('.md') && existsSync(join(pages, fromPages))) {
      return href
    }
    const file = join(repository, 'docs', path)
    if (!existsSync(file)) {
      throw new Error(`docs/${page} links to ${href}, which is not there`)
    }
    const kind = statSync(file).isDirectory() ? 'tree' : 'blob'
    return `${github}/${kind}/main/${normalize(join('docs', path))}${anchor ?? ''}`
  }
}
