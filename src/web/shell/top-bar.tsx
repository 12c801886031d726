import { useQueryClient } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { useChange } from '#web/api/use-ask.ts'
import { keep, kept } from '#web/kept.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { shellEn } from '#web/phrases/shell.en.ts'
import { shellZh } from '#web/phrases/shell.zh.ts'
import { anyText, searchReader } from '#web/search-reader.ts'
import { LanguageSwitch } from '#web/shell/language-switch.tsx'
import { useMe } from '#web/shell/me.ts'
import { SearchPalette } from '#web/shell/search-palette.tsx'
import { switchTheme, themes, useTheme } from '#web/shell/theme.ts'
import { useGo } from '#web/use-go.ts'
import { useSearch } from '#web/use-search.ts'
import { Badge } from '#web/ui/badge.tsx'
import { IconButton } from '#web/ui/button.tsx'
import { SelectField } from '#web/ui/choice-field.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { Wordmark } from '#web/ui/wordmark.tsx'

export function TopBar(): ReactNode {
  const words = usePhrases(shellZh, shellEn)
  const { group } = useMe()
  return (
    <header className="top no-print">
      <a href="/" className="top-mark" aria-label="续航 Longrange">
        <Wordmark isShort />
      </a>
      <CentreSwitch />
      {group.isDemo && <Badge tone="fair">{words.demo}</Badge>}
      <span className="top-gap" />
      <SearchPalette />
      <LanguageSwitch />
      <AccountMenu />
    </header>
  )
}

const readScope = searchReader({ centre: anyText })

/** The scope of every screen, in the address; remembered for the next time. */
function CentreSwitch(): ReactNode {
  const words = usePhrases(shellZh, shellEn)
  const { centres, group } = useMe()
  const [{ centre }, setSearch] = useSearch(readScope)
  useEffect(() => {
    const last = kept('centre')
    if (centre === undefined && centres.some(({ centreId }) => String(centreId) === last)) {
      setSearch({ centre: last ?? undefined }, { replace: true })
    }
  }, [centre, centres, setSearch])
  if (centres.length < 2) return <strong className="top-centre">{centres[0]?.name ?? group.name}</strong>
  return (
    <div className="top-scope">
      <SelectField
        hidesLabel
        label={words.centre}
        value={centre ?? ''}
        none={words.allCentres}
        choices={centres.map(({ centreId, name }) => ({ value: String(centreId), label: name }))}
        onChange={(chosen) => {
          keep('centre', chosen)
          setSearch({ centre: chosen === '' ? undefined : chosen })
        }}
      />
    </div>
  )
}

function AccountMenu(): ReactNode {
  const words = usePhrases(shellZh, shellEn)
  const label = useLabel()
  const me = useMe()
  const theme = useTheme()
  const queries = useQueryClient()
  const go = useGo()
  const signOut = useChange('DELETE /session')
  const leave = (): void => {
    signOut.mutate(
      {},
      {
        onSettled: () => {
          queries.clear()
          window.location.assign('/sign-in')
        },
      },
    )
  }
  return (
    <Menu
      label={words.account}
      entries={[
        {
          id: 'who',
          text: me.name,
          label: `${me.name} · ${label(staffRoleLabels[me.role])}`,
          icon: 'person',
          isDisabled: true,
        },
        ...themes.map((one, number) => ({
          id: one,
          label: words.themes[one],
          icon: one === theme ? ('check' as const) : one === 'dark' ? ('moon' as const) : ('sun' as const),
          startsGroup: number === 0,
          onPress: () => switchTheme(one),
        })),
        {
          id: 'account',
          label: words.ownAccount,
          icon: 'key',
          startsGroup: true,
          onPress: () => go(hrefTo('account')),
        },
        { id: 'leave', label: words.signOut, icon: 'signOut', onPress: leave },
      ]}
    >
      <IconButton icon="person" label={words.account} hasTooltip={false} />
    </Menu>
  )
}
