// SPDX-License-Identifier: Apache-2.0
//
// The anchors of headings, as GitHub makes them, so that one link is right in both places.

export function slug(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}
