/** Holds the place of what is not there yet, so that nothing moves when it comes. Give it a height; `width` in px. */
export function Skeleton({ className = 'h-4 w-full', width }: { className?: string; width?: number }) {
  return (
    <span aria-hidden style={{ width }} className={`block animate-pulse rounded-ui bg-raised ${className}`} />
  )
}
