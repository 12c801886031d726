import { totalmem } from 'node:os'

const MB = 1024 * 1024

/** Of the machine's memory; what is named here is used only as far as there is data to fill it. */
function share(part: number, least: number, most: number): string {
  return `${Math.round(Math.min(Math.max(totalmem() * part, least * MB), most * MB) / MB)}MB`
}

/**
 * Settings for a database that shares a small office machine with us: two cores, 4–8 GB. Given on the command line at every start, so that
 * a release may change them. An acknowledged write is on the disk: fsync, full_page_writes and synchronous_commit stay on.
 */
export function serverSettings(major: number): Record<string, string> {
  return {
    // One process uses it, with a pool of ten; the rest is for a second terminal and for clean-up.
    max_connections: '50',
    // A sixteenth: the working set of 20,000 customers fits, and the system's own cache does the rest.
    shared_buffers: share(1 / 16, 64, 512),
    effective_cache_size: share(1 / 2, 256, 4096),
    // Merges and aggregates of an import sort and hash; few run at once.
    work_mem: '32MB',
    maintenance_work_mem: share(1 / 64, 64, 256),
    // Nobody replicates from it; rows copied into a table made in the same transaction then need no log of their own.
    wal_level: 'minimal',
    max_wal_senders: '0',
    // An import of a million rows meets one or two checkpoints instead of ten; costs this much disk while it runs.
    max_wal_size: '1GB',
    min_wal_size: '128MB',
    checkpoint_timeout: '15min',
    // Compiling a query costs more than our longest ones gain on two cores.
    jit: 'off',
    // One helper: the other core belongs to us.
    max_worker_processes: '4',
    max_parallel_workers: '2',
    max_parallel_workers_per_gather: '1',
    max_parallel_maintenance_workers: '1',
    autovacuum_max_workers: '2',
    // Flash, or a cache that is warm: the default of 4 is for spinning disks and shuns indexes.
    random_page_cost: '1.1',
    log_min_messages: 'warning',
    // Statements and failing rows name customers; the log must not.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...systemSettings(major),
  }
}

/** Containers give /dev/shm 64 MB, too little for a parallel hash; System V memory has no such bound on Linux, and is tiny elsewhere. */
function systemSettings(major: number): Record<string, string> {
  // On Windows the settings pass through a shell to which % means something.
  if (process.platform === 'win32') return {}
  if (process.platform !== 'linux') return { log_line_prefix: '%m [%p] ' }
  const settings: Record<string, string> = {
    log_line_prefix: '%m [%p] ',
    dynamic_shared_memory_type: 'sysv',
    // A statement whose caller was killed ends within a second instead of running on.
    client_connection_check_interval: '1s',
  }
  // One helper process for reading ahead is enough here; the default is three.
  if (major >= 18) settings['io_workers'] = '1'
  return settings
}
