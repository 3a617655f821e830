import { Skeleton } from '../ui/Skeleton'

/** The places of a lead's parts while the first answer is under way; not seen where it comes at once. */
export function LoadingPanel() {
  return (
    <div
      role="status"
      aria-label="Loading"
      className="flex h-full animate-[appear_120ms_ease-out_150ms_backwards] flex-col px-4 pt-4"
    >
      <Skeleton className="h-5 w-40" />
      <Skeleton className="mt-2 h-4 w-56" />
      <Skeleton className="mt-10 h-1 w-full" />
      <Skeleton className="mt-8 h-5 w-64" />
      {[48, 40, 44].map((width) => (
        <Skeleton key={width} className="mt-2 h-4 max-w-full" width={width * 4} />
      ))}
      <span className="flex-1" />
      <Skeleton className="my-2 h-10 w-full" />
    </div>
  )
}
