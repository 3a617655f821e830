import type { SignInBrowser } from './sign-in'

/** This browser's own way to sign in. What is asked of it is asked when it is needed. */
export const signInBrowser: SignInBrowser = {
  launch: (url) => chrome.identity.launchWebAuthFlow({ url, interactive: true }),
  get redirectUri() {
    return chrome.identity.getRedirectURL()
  },
  get extensionId() {
    return chrome.runtime.id
  },
  request: (input, init) => fetch(input, init),
}
