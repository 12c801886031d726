import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Icon, type IconName } from '#web/ui/icons.tsx'
import { Tooltip } from '#web/ui/tooltip.tsx'
import '#web/ui/button.css'

type Variant = 'primary' | 'default' | 'quiet' | 'danger'
type Size = 'small' | 'medium' | 'large'

interface Looks {
  readonly variant?: Variant
  readonly size?: Size
  readonly icon?: IconName
}

export interface ButtonProps extends Looks, Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'isPending'> {
  readonly children: ReactNode
  /** Work is under way: it stays focused and cannot be pressed again. */
  readonly isBusy?: boolean
}

export function Button({
  children,
  variant = 'default',
  size = 'medium',
  icon,
  isBusy = false,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <AriaButton {...rest} isPending={isBusy} className={classOf(variant, size)}>
      {isBusy ? (
        <span className="button-busy" aria-hidden="true" />
      ) : (
        icon !== undefined && <Icon name={icon} size={16} />
      )}
      <span>{children}</span>
    </AriaButton>
  )
}

interface LinkButtonProps extends Looks {
  readonly href: string
  readonly children: ReactNode
  /** A file to be kept, not a screen: the browser takes it. */
  readonly download?: boolean
}

/** Looks like a button, goes somewhere. */
export function LinkButton({
  href,
  children,
  variant = 'default',
  size = 'medium',
  icon,
  download = false,
}: LinkButtonProps): ReactNode {
  return (
    <a href={href} className={classOf(variant, size)} {...(download ? { download: '' } : {})}>
      {icon !== undefined && <Icon name={icon} size={16} />}
      <span>{children}</span>
    </a>
  )
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly icon: IconName
  /** What it does: read out, and shown when one rests on it. */
  readonly label: string
  readonly variant?: Variant
  readonly size?: Size
  readonly hasTooltip?: boolean
}

export function IconButton({
  icon,
  label,
  variant = 'quiet',
  size = 'medium',
  hasTooltip = true,
  ...rest
}: IconButtonProps): ReactNode {
  const button = (
    <AriaButton {...rest} aria-label={label} className={`${classOf(variant, size)} button-icon`}>
      <Icon name={icon} />
    </AriaButton>
  )
  return hasTooltip ? <Tooltip text={label}>{button}</Tooltip> : button
}

function classOf(variant: Variant, size: Size): string {
  return `button button-${variant} button-${size}`
}
