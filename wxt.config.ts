import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'wxt'

/** Pins the extension's id, so that sign-in redirects and policies can name it. */
const EXTENSION_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvtq7Ib1Q+0EUf1UADsY3sdK7JJQKAFCPSurHbdpQpC+SLDaORJSTUOV18JP8Pyt+q6x7BYV7rDmhhErHU0ujcNC/q5qZ1RBg8PLZvnzTOHyWm6S/4y+tD/WlKdy98+RoWdltLCEAIZGPOtoxBzTXKDyHLwsDYUw87pXzGrGrkDIN2YQfaIk/a6H+dH0tDQBfSGAioEnpz1qYBIDz3znJo/J2qi+NAKQsT1rjZJ7JxFjfCFgQIgE1MCtt6UTe7+kfZ7X0GxTEhDRoVGcvX+MNS1Sq7OGlDx6slhOXN4Z0eaqZ/bbEaQjgIM6AIpyUe0NfjgncbalKpseXiV/2edYzUwIDAQAB'

const ANY_SITE = ['https://*/*', 'http://*/*']
const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*']

// Every build but `wxt dev` is a product: without this, a mode of its own would bundle React for development.
if (process.argv.includes('build')) process.env.NODE_ENV = 'production'

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react'],
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  vite: ({ mode }) => ({
    plugins: [tailwindcss()],
    build: { sourcemap: mode === 'development' },
  }),
  manifest: ({ mode }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    key: EXTENSION_KEY,
    minimum_chrome_version: '131',
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    permissions: [
      'activeTab',
      'alarms',
      'clipboardWrite',
      'contextMenus',
      'identity',
      'scripting',
      'sidePanel',
      'storage',
      'unlimitedStorage',
    ],
    // The store build asks for each site on first use; only the test build may read loopback pages unasked.
    ...(mode === 'e2e' ? { host_permissions: LOOPBACK } : {}),
    optional_host_permissions: ANY_SITE,
    action: { default_title: '__MSG_actionTitle__', default_icon: { 16: 'icon/16.png', 32: 'icon/32.png' } },
    side_panel: { default_path: 'sidebar.html' },
    web_accessible_resources: [{ resources: ['sidebar.html'], matches: ANY_SITE, use_dynamic_url: true }],
    commands: {
      'toggle-sidebar': {
        suggested_key: { default: 'Alt+Shift+H' },
        description: '__MSG_commandToggle__',
      },
      'search-content': {
        suggested_key: { default: 'Alt+Shift+F' },
        description: '__MSG_commandSearch__',
      },
      'insert-first': {
        suggested_key: { default: 'Alt+Shift+I' },
        description: '__MSG_commandInsert__',
      },
      'give-verdict': {
        suggested_key: { default: 'Alt+Shift+V' },
        description: '__MSG_commandVerdict__',
      },
    },
  }),
})
