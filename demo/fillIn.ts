import { furtherExport } from './mapping/furtherExport';
import { furtherImport } from './mapping/furtherImport';
import type { SandboxAddresses } from './sandboxProcess';

/** The goals that ship as templates, in BlueConic's order: import before export. */
export const goals = ['import', 'export'] as const;
export type Goal = (typeof goals)[number];

/** One thing a user picks in a template. */
export interface Choice {
	readonly node: string;
	readonly parameter: string;
	/** What the parameter becomes, from what it is as shipped. */
	readonly value: (shipped: unknown) => unknown;
	/** For people: what was picked. */
	readonly shown: string;
}

const locator = (mode: string, value: string) => ({ __rl: true, mode, value });

/** What a user of the stand-ins picks in each template; all else stays as shipped. */
export function choicesFor(
	goal: Goal,
	{ braze, blueConic, s3 }: SandboxAddresses,
): readonly Choice[] {
	const bucket: Choice = {
		node: 'Begin Run',
		parameter: 'bucket',
		value: () => locator('name', s3.bucket),
		shown: `bucket '${s3.bucket}'`,
	};
	const segment = (node: string, id: string): Choice => ({
		node,
		parameter: 'segment',
		value: () => locator('id', id),
		shown: `segment ${id}`,
	});
	if (goal === 'export') {
		return [bucket, segment('Read BlueConic Segment', blueConic.exportSegmentId), ...furtherExport];
	}
	return [
		bucket,
		segment('Export Braze Segment', braze.importSegmentId),
		{
			node: 'Export Braze Segment',
			parameter: 'options',
			value: () => ({ checkEverySeconds: 1 }),
			shown: "'Check Every' 1 second, so that nobody waits for the stand-in",
		},
		...furtherImport,
	];
}
