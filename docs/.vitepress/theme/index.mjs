// SPDX-License-Identifier: Apache-2.0
//
// The theme of VitePress without its fonts, so that a browser loads none, in the colours of docs/house.svg.
import DefaultTheme from 'vitepress/theme-without-fonts'
import './style.css'

export default DefaultTheme
