// SPDX-License-Identifier: Apache-2.0
//
// The site of the pages in docs/. The pages stay as they are read on GitHub; what differs is done here.
// docs/build-site runs this in a copy of docs/, and says by REPOSITORY where the repository is.
import { defineConfig } from 'vitepress'
import { readdirSync } from 'node:fs'
import { indentedCode } from './indented-code.mjs'
import { linksToRepository } from './links.mjs'
import { noTemplates } from './no-templates.mjs'
import { checkPages, groups, wide } from './pages.mjs'
import { slug } from './slug.mjs'

const github = 'https://github.com/clustere2e/cluster-e2e'
const pages = new URL('..', import.meta.url).pathname

checkPages(readdirSync(pages).filter((name) => name.endsWith('.md')))

export default defineConfig({
  lang: 'en',
  title: 'Cluster E2E',
  description: 'Clusters of real hosts, on your own machine, for end-to-end tests on the JVM.',
  base: '/cluster-e2e/',
  outDir: process.env.SITE_OUTPUT,
  vite: { publicDir: new URL('public', import.meta.url).pathname },
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: '/cluster-e2e/house-small.svg' }],
    ['meta', { name: 'theme-color', content: '#2f6299' }],
  ],
  markdown: {
    anchor: { slugify: slug },
    config: (md) =>
      md.use(noTemplates).use(indentedCode).use(linksToRepository, { pages, repository: process.env.REPOSITORY, github }),
  },
  transformPageData(page) {
    if (wide.includes(page.relativePath.replace(/\.md$/, ''))) {
      page.frontmatter.aside = false
    }
  },
  themeConfig: {
    siteTitle: 'Cluster E2E',
    logo: '/house-small.svg',
    nav: [
      { text: 'Start here', link: '/' },
      { text: 'Concepts', link: '/concepts' },
      { text: 'Commands', link: '/commands' },
      { text: 'Troubleshooting', link: '/troubleshooting' },
      { text: 'Javadoc', link: '/javadoc/index.html', target: '_self' },
    ],
    sidebar: groups.map(({ text, items }) => ({
      text,
      items: items.map(([page, title]) => ({ text: title, link: page === 'index' ? '/' : `/${page}` })),
    })),
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: github }],
    editLink: { pattern: `${github}/edit/main/docs/:path`, text: 'Change this page on GitHub' },
    footer: { message: 'Apache License 2.0. No release was made yet.' },
  },
})
