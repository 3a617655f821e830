/** Where to go after signing in: a path of ours, whatever was asked for. Law: never another origin. */
export function nextPath(asked: string | undefined, url: string): string {
  const HOME = '/welcome'
  if (!asked?.startsWith('/')) return HOME
  const base = new URL(url)
  const target = URL.parse(asked, base)
  if (!target || target.origin !== base.origin) return HOME
  return target.pathname.startsWith('//') ? HOME : target.pathname + target.search
}

/** The sign-in page that leads on to `path`. */
export function signInPath(path: string): string {
  return `/sign-in?${new URLSearchParams({ next: path })}`
}
