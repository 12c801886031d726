import { useId, useState, type DragEvent, type ReactNode } from 'react'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { Icon } from '#web/ui/icons.tsx'
import '#web/ui/file-drop.css'

interface FileDropProps {
  readonly label?: string
  readonly hint?: ReactNode
  /** `.csv,.xlsx`. */
  readonly accept?: string
  readonly isMultiple?: boolean
  readonly isDisabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Files are dropped here, or chosen: the whole sheet is the label of a file input. */
export function FileDrop({
  label,
  hint,
  accept,
  isMultiple = true,
  isDisabled = false,
  onFiles,
}: FileDropProps): ReactNode {
  const words = useUiPhrases()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (!isDisabled && files.length > 0) onFiles(isMultiple ? files : files.slice(0, 1))
  }
  return (
    <label
      className={isOver ? 'file-drop file-drop-over' : 'file-drop'}
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" size={24} />
      <span className="file-drop-label">{label ?? words.dropFiles}</span>
      {hint !== undefined && <span className="muted">{hint}</span>}
      <input
        id={id}
        type="file"
        className="hidden-text"
        accept={accept}
        multiple={isMultiple}
        disabled={isDisabled}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}
