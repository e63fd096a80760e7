import type { IExecuteFunctions } from 'n8n-workflow';

import { fingerprint } from '../../core/stage/parts/stepIndex';

const ourNodes = /\.(?:brazeSegmentExport|s3Stage|blueConicMapper|blueConicProfiles|brazeTrack)$/;

/**
 * A fingerprint of what the nodes after this one are set to, as the workflow has them written: a
 * run that was begun with other settings is not gone on with.
 */
export function settingsAfter(context: IExecuteFunctions, goalType: string): string {
	const nodes = context
		.getChildNodes(context.getNode().name, { includeNodeParameters: true })
		.filter(({ type, disabled }) => ourNodes.test(type) && !disabled)
		.map(({ type, name, parameters }) => ({ name, type, parameters }))
		.sort((one, other) => (one.name < other.name ? -1 : 1));
	return fingerprint({ goalType, nodes });
}
