/** Names of fields, exactly as they are sent. */
export function FieldPaths({ fields }: { fields: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 font-mono text-caption text-muted">
      {fields.map((field) => (
        <li key={field} className="min-w-0 break-all">
          {field}
        </li>
      ))}
    </ul>
  )
}
