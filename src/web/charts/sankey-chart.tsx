import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey'
import type { ReactNode } from 'react'
import { Mark } from '#web/charts/mark.tsx'
import { seriesColour, type Paint } from '#web/charts/patterns.tsx'
import { Plot } from '#web/charts/plot.tsx'
import { widthOf } from '#web/charts/text-width.ts'

export interface FlowNode {
  readonly id: string
  readonly label: string
  readonly series?: number
  readonly href?: string
}

export interface FlowLink {
  /** Ids of nodes; the two months of one segment are two nodes. */
  readonly source: string
  readonly target: string
  readonly value: number
  readonly href?: string
}

interface SankeyChartProps {
  readonly label: string
  readonly nodes: readonly FlowNode[]
  readonly links: readonly FlowLink[]
  readonly format: (value: number) => string
  readonly height?: number
}

type Node = SankeyNode<FlowNode, FlowLink>
type Link = SankeyLink<FlowNode, FlowLink>

const nodeWidth = 10

/** Who moved from where to where between two moments. */
export function SankeyChart({ label, nodes, links, format, height = 380 }: SankeyChartProps): ReactNode {
  return (
    <Plot label={label} height={height}>
      {(width, tall, paint) => {
        const texts = nodes.map((node) => widthOf(`${node.label} 0000`))
        const names = Math.min(Math.max(0, ...texts) + 10, width * 0.36)
        const laid = sankey<FlowNode, FlowLink>()
          .nodeId(({ id }) => id)
          .nodeWidth(nodeWidth)
          .nodePadding(12)
          .nodeSort(null)
          .extent([
            [names, 6],
            [width - names, tall - 6],
          ])({
          nodes: nodes.map((node) => ({ ...node })),
          links: links.filter(({ value }) => value > 0).map((link) => ({ ...link })),
        })
        return (
          <>
            {laid.links.map((link) => (
              <Flow key={`${idOf(link.source)} ${idOf(link.target)}`} link={link} format={format} />
            ))}
            {laid.nodes.map((node) => (
              <Stop key={node.id} node={node} isLeft={(node.x0 ?? 0) < width / 2} paint={paint} format={format} />
            ))}
          </>
        )
      }}
    </Plot>
  )
}

interface FlowProps {
  readonly link: Link
  readonly format: (value: number) => string
}

function Flow({ link, format }: FlowProps): ReactNode {
  const { source, target } = link
  if (!isLaid(source) || !isLaid(target)) return null
  return (
    <Mark text={`${source.label} → ${target.label} ${format(link.value)}`} href={link.href}>
      <path
        className="sankey-link"
        d={sankeyLinkHorizontal<FlowNode, FlowLink>()(link) ?? ''}
        fill="none"
        strokeWidth={Math.max(1, link.width ?? 1)}
        style={{ stroke: seriesColour(source.series ?? 1) }}
      />
    </Mark>
  )
}

interface StopProps {
  readonly node: Node
  readonly isLeft: boolean
  readonly paint: Paint
  readonly format: (value: number) => string
}

function Stop({ node, isLeft, paint, format }: StopProps): ReactNode {
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node
  return (
    <Mark text={`${node.label} ${format(node.value ?? 0)}`} href={node.href}>
      <rect
        className="mark-shape"
        x={x0}
        y={y0}
        width={x1 - x0}
        height={Math.max(1, y1 - y0)}
        fill={paint(node.series ?? 1)}
      />
      <text x={isLeft ? x0 - 8 : x1 + 8} y={(y0 + y1) / 2} dy="0.32em" textAnchor={isLeft ? 'end' : 'start'}>
        {node.label} {format(node.value ?? 0)}
      </text>
    </Mark>
  )
}

function isLaid(end: Node | string | number): end is Node {
  return typeof end === 'object'
}

function idOf(end: Node | string | number): string {
  return isLaid(end) ? end.id : String(end)
}
