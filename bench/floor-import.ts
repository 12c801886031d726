import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs'
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { isFault } from '#intake/file-fault.ts'
import { readTable } from '#intake/read-table.ts'
import { visitKindLabels } from '#domain/visit/visit-kind.ts'
import { stagedColumnsOf } from '#operations/merge-part.ts'
import { copyLine } from '#store/copy-text.ts'
import type { Store } from '#store/connect.ts'
import { type Notes, timed } from './notes.ts'
import { today } from './sample.ts'

const columns = stagedColumnsOf('visits')

/** The rows of a visits file as PostgreSQL takes them, typed and clean, beside it. */
export async function cleanRowsOf(path: string): Promise<string> {
  const clean = `${path}.copy`
  if (existsSync(clean)) return clean
  const table = await readTable(path, { importDay: today })
  if ('fault' in table) throw new Error(JSON.stringify(table))
  const stream = createWriteStream(`${clean}.unfinished`)
  for await (const piece of table.rows) {
    if (isFault(piece)) throw new Error(JSON.stringify(piece))
    if (!stream.write(piece.map((row) => copyLine([row.number, ...row.values])).join(''))) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
  renameSync(`${clean}.unfinished`, clean)
  return clean
}

/**
 * What an import comes down to where nothing can go wrong: rows that need no reading and no checks into staging, and a
 * merge into orders, their keys and the packed histories that can be run again. One transaction.
 */
export async function floorImport(store: Store, clean: string, notes: Notes): Promise<void> {
  const client = await store.pool.connect()
  await client.query(`BEGIN READ WRITE; SET LOCAL work_mem = '64MB'; SET LOCAL maintenance_work_mem = '128MB'`)
  await client.query(
    `CREATE TABLE staging.floor (row_number integer, ${columns.map(({ id, type }) => `"${id}" ${type}`).join(', ')})`,
  )
  await timed(notes, 'copy', () =>
    pipeline(
      createReadStream(clean, { highWaterMark: 1 << 18 }),
      client.query(copyFrom('COPY staging.floor FROM STDIN')),
    ),
  )
  for (const [step, statement] of Object.entries({ resolve, keys, orders, histories }))
    await timed(notes, step, () => client.query(statement))
  await timed(notes, 'commit', () => client.query('COMMIT'))
  client.release()
}

const resolve = `
  CREATE TEMP TABLE floor_resolved ON COMMIT DROP AS
  SELECT k.customer_id, c.centre_id, c.zone, k.source_id, a.staff_id AS advisor_id, f.*
  FROM staging.floor f JOIN centres c ON c.name = f.centre JOIN sources s ON s.name = c.name
  JOIN customer_keys k ON k.source_id = s.source_id AND k.customer_no = f.customer_no
  LEFT JOIN (SELECT name, centre_id, min(staff_id) AS staff_id FROM staff GROUP BY 1, 2) a ON a.name = f.advisor AND a.centre_id = c.centre_id
  ORDER BY k.customer_id`

const keys = `
  INSERT INTO record_keys (source_id, kind, record_no, customer_id, created_import_id, import_id)
  SELECT source_id, 'order', order_no, customer_id, 1, 1 FROM floor_resolved ORDER BY source_id, order_no
  ON CONFLICT (source_id, kind, record_no) DO UPDATE SET customer_id = excluded.customer_id`

const orders = `
  INSERT INTO orders (customer_id, source_id, order_no, vin, centre_id, checked_in_on, checked_in_at, checked_out_at, promised_at,
    mileage_km, kind, advisor_id, paid_fen, state, waiting_minutes, advisor_minutes, bay_minutes, created_import_id, import_id)
  SELECT customer_id, source_id, order_no, vin, centre_id, check_in::date, check_in AT TIME ZONE zone, check_out AT TIME ZONE zone, promised AT TIME ZONE zone,
    mileage, kind, advisor_id, paid, status, waiting_minutes, advisor_minutes, bay_minutes, 1, 1
  FROM floor_resolved
  ON CONFLICT (customer_id, source_id, order_no) DO UPDATE SET vin = excluded.vin, centre_id = excluded.centre_id,
    checked_in_on = excluded.checked_in_on, checked_in_at = excluded.checked_in_at, checked_out_at = excluded.checked_out_at,
    promised_at = excluded.promised_at, mileage_km = excluded.mileage_km, kind = excluded.kind, advisor_id = excluded.advisor_id,
    paid_fen = excluded.paid_fen, state = excluded.state, waiting_minutes = excluded.waiting_minutes,
    advisor_minutes = excluded.advisor_minutes, bay_minutes = excluded.bay_minutes`

const kinds = `ARRAY[${Object.keys(visitKindLabels)
  .map((kind) => `'${kind}'`)
  .join(', ')}]`

const histories = `
  WITH visits AS (
    SELECT o.customer_id, o.checked_in_on, o.vin, o.centre_id, min(array_position(${kinds}, o.kind)) AS kind, sum(coalesce(o.paid_fen, 0)) AS paid_fen,
      (array_agg(o.advisor_id ORDER BY o.checked_in_at DESC, o.order_no DESC))[1] AS advisor_id, sum(o.advisor_minutes) AS advisor_minutes,
      sum(o.bay_minutes) AS bay_minutes, sum(o.waiting_minutes) AS waiting_minutes, max(o.mileage_km) AS mileage_km
    FROM orders o WHERE o.state <> 'void' AND NOT EXISTS (
      SELECT FROM order_lines l WHERE l.customer_id = o.customer_id AND l.source_id = o.source_id AND l.order_no = o.order_no)
    GROUP BY o.customer_id, o.checked_in_on, o.vin, o.centre_id
  ),
  packed AS (
    SELECT customer_id, concat('[', string_agg(concat('["', checked_in_on, '",', coalesce(to_json(vin)::text, 'null'), ',', centre_id, ',"', (${kinds})[kind], '",',
      paid_fen, ',0,', paid_fen, ',0,', coalesce(advisor_id::text, 'null'), ',', coalesce(advisor_minutes::text, 'null'), ',',
      coalesce(bay_minutes::text, 'null'), ',', coalesce(waiting_minutes::text, 'null'), ',', coalesce(mileage_km::text, 'null'), ',0]'), ','
      ORDER BY checked_in_on, vin, centre_id), ']')::json AS visits
    FROM visits GROUP BY customer_id
  ),
  garage AS (
    SELECT customer_id, json_agg(json_build_array(vin, model, delivered_on, owned_from, owned_to, sold_on, warranty_ends_on, battery_warranty_ends_on)
      ORDER BY owned_from, vin) AS cars
    FROM cars GROUP BY customer_id
  )
  INSERT INTO histories (customer_id, facts)
  SELECT customer_id, json_strip_nulls(json_build_object('visits', visits, 'cars', cars)) FROM packed LEFT JOIN garage USING (customer_id)
  ON CONFLICT (customer_id) DO UPDATE SET facts = excluded.facts`
