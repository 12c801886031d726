import type { ReactNode } from 'react'

/** Drawn on a grid of 24, stroke 1.75; each entry is the path of its strokes. */
const strokes = {
  alert: 'M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17.2v.1',
  arrowDown: 'M12 5v14M6 13l6 6 6-6',
  arrowLeft: 'M19 12H5M11 6l-6 6 6 6',
  arrowRight: 'M5 12h14M13 6l6 6-6 6',
  arrowUp: 'M12 19V5M6 11l6-6 6 6',
  building: 'M5 20V5.5L13 3v17M13 9h6v11M3 20h18M8.5 8.5v.1M8.5 12v.1M8.5 15.5v.1M16 12.5v.1M16 16v.1',
  calculator:
    'M6 3h12a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM8.5 7h7v3h-7zM8.5 14v.1M12 14v.1M15.5 14v.1M8.5 17.5v.1M12 17.5v.1M15.5 17.5v.1',
  calendar: 'M4.5 6h15v14h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7',
  car: 'M4 16.5v-4l2-5.5h12l2 5.5v4M4 12.5h16M4 16.5h16v2.5h-2.5v-2.5M4 16.5V19h2.5v-2.5M7.5 14.5v.1M16.5 14.5v.1',
  centres: 'M4 20V10h5v10M9 20V4h6v16M15 20v-7h5v7M2.5 20h19',
  check: 'M5 12.5 10 17.5 19.5 7',
  checklist: 'M10.5 6.5H20M10.5 12H20M10.5 17.5H20M3.5 6.5 5 8l2.5-3M3.5 12 5 13.5l2.5-3M3.5 17.5 5 19l2.5-3',
  chevronDown: 'm6 9.5 6 6 6-6',
  chevronLeft: 'm14.5 6-6 6 6 6',
  chevronRight: 'm9.5 6 6 6-6 6',
  chevronUp: 'm6 14.5 6-6 6 6',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  close: 'm6 6 12 12M18 6 6 18',
  columns: 'M4 5h16v14H4zM9.5 5v14M14.5 5v14',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  download: 'M12 4v11M7 10.5l5 5 5-5M4.5 19.5h15',
  edit: 'm4.5 19.5 1-4.5L16.5 4l3.5 3.5-11 11-4.5 1ZM14 6.5 17.5 10',
  eye: 'M2.5 12C5 7.5 8.2 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.7 6.5-9.5 6.5S5 16.5 2.5 12ZM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z',
  file: 'M6 3h8l4.5 4.5V21H6zM14 3v5h4.5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  flag: 'M6 21V4h12l-2.5 4.5L18 13H6',
  gauge: 'M4.6 18a9 9 0 1 1 14.8 0M12 14l3.8-5M12 13a1.2 1.2 0 1 0 0 2.4A1.2 1.2 0 0 0 12 13Z',
  globe: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
  goal: 'M12 3.5a8.5 8.5 0 1 0 8.5 8.5M12 8a4 4 0 1 0 4 4M12 12l7.5-7.5M16 4.5v3.5h3.5',
  heart: 'M12 20C5.5 15.5 3.5 12.5 3.5 9A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 2c0 3.5-2 6.5-8.5 11Z',
  history: 'M4 8a9 9 0 1 1-.8 6M4 3.5V8h4.5M12 8v4.5l3 1.8',
  home: 'm4 11 8-7 8 7M6 9.5V20h12V9.5M10 20v-5.5h4V20',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5.5M12 7.8v.1',
  key: 'M15.5 4a4.5 4.5 0 1 0-4.2 6.2L4 17.5V20h3v-2.5h2.5V15l2.8-2.8M16 8v.1',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  list: 'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1',
  lock: 'M6 10.5h12V20H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5',
  mail: 'M4 6h16v12.5H4zM4 7l8 6 8-6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  merge: 'M6 4v3c0 4 6 4 6 9v4M18 4v3c0 4-6 4-6 9M9 17l3 3 3-3',
  message: 'M4 5h16v11.5h-8L7.5 20.5v-4H4z',
  minus: 'M5 12h14',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
  more: 'M5.5 12v.1M12 12v.1M18.5 12v.1',
  people:
    'M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.5M17.5 14.3c2.3.7 3.6 2.6 4 5.7',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5c.6-4 3.3-6 7.5-6s6.9 2 7.5 6',
  phone: 'M6 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 6 6l1.5-2 4.5 1.5v3c0 1-1 2-2 2C11 20 4 13 4 5.5c0-1 1-2 2-2Z',
  pin: 'M12 21c-4.5-5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2 6-6.5 11ZM12 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z',
  plus: 'M12 5v14M5 12h14',
  printer: 'M7 9V4h10v5M7 16H4.5V9h15v7H17M7 13.5h10V20H7z',
  refresh: 'M19.5 8A8.5 8.5 0 0 0 4 10M4.5 16A8.5 8.5 0 0 0 20 14M19.5 3.5V8H15M4.5 20.5V16H9',
  retention: 'M3.5 5.5h4v14h-4zM10 9h4v10.5h-4zM16.5 13h4v6.5h-4z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20.5 20.5',
  segments: 'M12 3.5V12l7.5 4A8.5 8.5 0 1 1 12 3.5ZM15.5 4.3A8.5 8.5 0 0 1 20.5 11.5h-5z',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6ZM9 14.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6Z',
  shield: 'M12 3.5 19 6v5.5c0 4.5-2.7 7.5-7 9-4.3-1.5-7-4.5-7-9V6z',
  signOut: 'M10 4H5v16h5M14.5 8l4 4-4 4M18.5 12H9.5',
  split: 'M12 20v-6c0-4-6-4-6-10M12 14c0-4 6-4 6-10M3.5 6.5 6 4l2.5 2.5M15.5 6.5 18 4l2.5 2.5',
  star: 'm12 3.5 2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6L3.4 9.8l6-.8z',
  stethoscope: 'M6 4v5a4 4 0 0 0 8 0V4M10 13v2.5a4.5 4.5 0 0 0 9 0V13M19 9a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9',
  trash: 'M4.5 7h15M9 7V4h6v3M6.5 7l1 13h9l1-13M10.2 11v5M13.8 11v5',
  undo: 'M8 5 3.5 9.5 8 14M4 9.5h10a5.5 5.5 0 0 1 0 11H9',
  upload: 'M12 15.5V4.5M7 9l5-5 5 5M4.5 15v4.5h15V15',
  value: 'M4 19.5c6 0 6-13 16-13M4 4v15.5h16.5',
  warning: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5v5.5M12 16.2v.1',
} as const

export type IconName = keyof typeof strokes

interface IconProps {
  readonly name: IconName
  readonly size?: number
}

/** Never says anything by itself: the word stands beside it or in the label of its button. */
export function Icon({ name, size = 18 }: IconProps): ReactNode {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={strokes[name]} />
    </svg>
  )
}
