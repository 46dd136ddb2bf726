// SPDX-License-Identifier: Apache-2.0
//
// All pages, by whom they are for. A page that is not here, or is here and nowhere else, fails the build.

export const groups = [
  {
    text: 'Begin',
    items: [
      ['index', 'Start here'],
      ['concepts', 'Concepts'],
      ['requirements', 'Requirements'],
      ['windows', 'Windows'],
      ['macos', 'macOS'],
    ],
  },
  {
    text: 'Test authors',
    items: [
      ['testkit', 'JUnit suites'],
      ['api', 'The API'],
      ['installer', 'Installing software'],
      ['dcos', 'DC/OS'],
      ['migration', 'From dcos-e2e'],
      ['write-an-installer', 'Writing an installer'],
      ['evidence', 'Evidence'],
      ['debugging', 'Debugging'],
    ],
  },
  {
    text: 'At a terminal',
    items: [
      ['commands', 'Commands'],
      ['cli-json', 'JSON output'],
      ['troubleshooting', 'Troubleshooting'],
    ],
  },
  {
    text: 'Where hosts come from',
    items: [
      ['docker', 'Docker'],
      ['docker-options', 'Options of Docker'],
      ['docker-acceptance', 'What was run on Docker'],
      ['hosts', 'Hosts that exist'],
      ['simulated', 'Simulated nodes'],
      ['ssh', 'The ssh module'],
    ],
  },
  {
    text: 'Backend authors',
    items: [
      ['write-a-backend', 'Writing a backend'],
      ['backend-contract', 'The contract'],
      ['backend-matrix', 'The matrix'],
    ],
  },
  {
    text: 'Before you decide',
    items: [
      ['limits', 'Limits'],
      ['performance', 'Performance'],
      ['comparison', 'Comparison'],
      ['security', 'Security'],
    ],
  },
  {
    text: 'The project',
    items: [
      ['architecture', 'Architecture'],
      ['versioning', 'Versions'],
      ['releasing', 'Releasing'],
      ['dependencies', 'Dependencies'],
    ],
  },
]

// Pages whose tables take all the room: their headings are not listed beside them.
export const wide = ['docker-options', 'docker-acceptance', 'backend-matrix', 'migration', 'dependencies']

export function checkPages(files) {
  const there = new Set(files.map((file) => file.replace(/\.md$/, '')))
  const named = new Set(groups.flatMap(({ items }) => items.map(([page]) => page)))
  const problems = [
    ...[...there].filter((page) => !named.has(page)).map((page) => `docs/${page}.md is in no group of docs/.vitepress/pages.mjs`),
    ...[...named].filter((page) => !there.has(page)).map((page) => `docs/${page}.md is named by docs/.vitepress/pages.mjs and is not there`),
  ]
  if (problems.length > 0) {
    throw new Error(problems.join('\n'))
  }
}
