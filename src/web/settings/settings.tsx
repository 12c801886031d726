import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { hrefTo } from '#web/paths.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import { settingsParts } from '#web/settings/parts.ts'
import { useMe } from '#web/shell/me.ts'
import { useGo } from '#web/use-go.ts'
import { Page } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'

/** Rules, people, programs and the log, each to those who may. */
export function Settings(): ReactNode {
  const words = usePhrases(settingsZh, settingsEn)
  const label = useLabel()
  const go = useGo()
  const { rights } = useMe()
  const { part }: { part?: string } = useParams({ strict: false })
  const open = settingsParts.filter(({ right }) => rights.includes(right))
  const chosen = open.find(({ id }) => id === part) ?? open[0]
  if (chosen === undefined) return null
  const Part = chosen.screen
  return (
    <Page title={words.title}>
      <Tabs
        label={words.title}
        tabs={open.map((one) => ({ id: one.id, label: label(one.label) }))}
        chosen={chosen.id}
        onChoose={(id) => go(hrefTo('settingsPart', { params: { part: id } }))}
      >
        <Part />
      </Tabs>
    </Page>
  )
}
