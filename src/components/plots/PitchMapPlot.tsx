// Pitches as places in the plane, coloured by pitch class and named: what lies close is used alike.
import { pitchName } from '../../core/music/pitchNames.ts';
import type { PitchMap } from '../../core/model/pitchMap.ts';
import { PLOT_TEXT, titleFirst, titleSecond, wordPlaced } from '#words/plots.ts';
import { cyclicColourAt } from './colourMap.ts';
import {
  layOutMap,
  MAP_MARGIN,
  mapHeight,
  mapWidth,
  namedPlaces,
  nearestPlace,
} from './pitchMapGeometry.ts';
import { PlotFrame, type PlotSaves } from './PlotFrame.tsx';
import { PointedPlot } from './PointedPlot.tsx';
import { PlotSvg } from './PlotSvg.tsx';

export interface PitchMapPlotProps {
  readonly title: string;
  /** What it shows, in words. */
  readonly summary: string;
  readonly map: PitchMap;
  readonly saves: PlotSaves;
}

const colourOf = (pitch: number): string => `rgb(${cyclicColourAt((pitch % 12) / 12).join(' ')})`;
const figure = (value: number): string => value.toFixed(2);

export function PitchMapPlot({ title, summary, map, saves }: PitchMapPlotProps) {
  const { lowestPitch, places } = map;
  const last = places.length / 2 - 1;
  const word = (index: number): string =>
    wordPlaced(
      pitchName(lowestPitch + index),
      figure(places[2 * index]!),
      figure(places[2 * index + 1]!),
    );
  return (
    <PlotFrame
      title={title}
      summary={summary}
      table={() => [
        [PLOT_TEXT.pitch, PLOT_TEXT.first, PLOT_TEXT.second],
        ...Array.from({ length: last + 1 }, (_, i) => [
          pitchName(lowestPitch + i),
          figure(places[2 * i]!),
          figure(places[2 * i + 1]!),
        ]),
      ]}
      saves={saves}
    >
      <PointedPlot
        title={title}
        placeAt={(x, y, widthPx) => nearestPlace(layOutMap(places, widthPx), x, y)}
        step={(from, right, up) =>
          from === null ? 0 : Math.min(last, Math.max(0, from + right + 12 * up))
        }
        tipOf={(index, widthPx) => layOutMap(places, widthPx)[index]!}
        word={word}
      >
        {(widthPx, pointed) => <PitchMapSvg {...{ title, summary, map, widthPx, pointed }} />}
      </PointedPlot>
    </PlotFrame>
  );
}

function PitchMapSvg({
  title,
  summary,
  map: { lowestPitch, places, shares },
  widthPx,
  pointed,
}: Omit<PitchMapPlotProps, 'saves'> & { widthPx: number; pointed: number | null }) {
  const laidOut = layOutMap(places, widthPx);
  const [width, height] = [mapWidth(widthPx), mapHeight(widthPx)];
  const octaves = laidOut.flatMap((_, i) => ((lowestPitch + i) % 12 === 0 ? [i] : []));
  const named = namedPlaces(laidOut, octaves);
  const bottom = height - MAP_MARGIN.bottom;
  const middleY = (MAP_MARGIN.top + bottom) / 2;
  return (
    <PlotSvg title={title} label={summary} width={width} height={height}>
      <path
        d={`M${MAP_MARGIN.left - 14} ${MAP_MARGIN.top - 10}V${bottom + 12}H${width - 8}`}
        fill="none"
        stroke="var(--line-strong)"
      />
      {laidOut.map(({ x, y }, i) => {
        const pitch = lowestPitch + i;
        return (
          <g key={pitch}>
            <circle
              cx={x}
              cy={y}
              r={i === pointed ? 8 : 5.5}
              fill={colourOf(pitch)}
              stroke={i === pointed ? 'var(--ink)' : 'var(--sheet)'}
            />
            {named.has(i) && (
              <text x={x + 7} y={y + 3} fontSize="9" fill="var(--ink)">
                {pitchName(pitch)}
              </text>
            )}
          </g>
        );
      })}
      <text x={(MAP_MARGIN.left + width) / 2} y={height - 8} textAnchor="middle">
        {titleFirst(shares[0])}
      </text>
      <text x={14} y={middleY} textAnchor="middle" transform={`rotate(-90 14 ${middleY})`}>
        {titleSecond(shares[1])}
      </text>
    </PlotSvg>
  );
}
