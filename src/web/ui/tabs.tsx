import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import '#web/ui/tabs.css'

interface TabsProps<K extends string> {
  readonly label: string
  readonly tabs: readonly { readonly id: K; readonly label: ReactNode }[]
  /** From the address, so that a tab can be sent to somebody. */
  readonly chosen: K
  readonly onChoose: (id: K) => void
  /** What the chosen tab shows. */
  readonly children: ReactNode
}

export function Tabs<K extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<K>): ReactNode {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key)
        if (tab !== undefined && tab.id !== chosen) onChoose(tab.id)
      }}
    >
      <TabList aria-label={label} className="tabs-list no-print">
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {/* A new panel for each tab: one whose id changes is not found by its tab. */}
      <TabPanel key={chosen} id={chosen} className="tab-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  )
}
