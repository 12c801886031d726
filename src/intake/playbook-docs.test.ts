import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { datedFactTable, featureTable, variableTable } from '#domain/playbook/feature-table.ts'
import { playbookSchema } from '#intake/playbook-shape.ts'

test('the published schema is the one that files are checked by', async () => {
  const schema = `${JSON.stringify(playbookSchema(), null, 2)}\n`
  await expect(schema).toMatchFileSnapshot('../../playbooks/schema.json')
})

test('the tables of docs/playbooks.md are the vocabulary', async () => {
  const tables = { features: featureTable(), 'dated-facts': datedFactTable(), variables: variableTable() }
  let text = readFileSync(new URL('../../docs/playbooks.md', import.meta.url), 'utf8')
  for (const [name, table] of Object.entries(tables)) {
    const [head = '', rest = ''] = text.split(`<!-- ${name}: `)
    const opening = rest.slice(0, rest.indexOf('\n') + 1)
    text = `${head}<!-- ${name}: ${opening}${table}\n${rest.slice(rest.indexOf(`<!-- /${name} -->`))}`
  }
  await expect(text).toMatchFileSnapshot('../../docs/playbooks.md')
})
