import { noCounts } from '../../../../core/report/counts';
import { parseRunReference } from '../../../../core/stage/run/reference';
import { thrownBy } from '../../flow/thrown';

const reference = {
	runId: '20261121T210000Z-7f3a',
	connection: 'eu',
	goalKey: 'newsletter',
	goalType: 'import',
	stage: { endpoint: 'https://s3.eu-west-1.amazonaws.com', bucket: 'b', folder: '' },
	counts: noCounts,
};

it('a reference travels unchanged, without what others put beside it', () => {
	expect(parseRunReference({ ...reference, note: 'mine' })).toEqual(reference);
	expect(parseRunReference({ ...reference, goalType: 'export' }).goalType).toBe('export');
});

it.each<[string, unknown, string]>([
	['nothing', undefined, 'runId'],
	['a text', 'run', 'runId'],
	['an item of another node', { id: 1 }, 'runId'],
	['no run', { ...reference, runId: '' }, 'runId'],
	['no connection', { ...reference, connection: undefined }, 'connection'],
	['no goal', { ...reference, goalKey: '' }, 'goalKey'],
	['another goal type', { ...reference, goalType: 'both' }, 'goalType'],
	['no bucket', { ...reference, stage: { ...reference.stage, bucket: '' } }, 'stage.bucket'],
	['half a count', { ...reference, counts: { ...noCounts, read: 0.5 } }, 'counts.read'],
	['a count below zero', { ...reference, counts: { ...noCounts, read: -1 } }, 'counts.read'],
])('%s is no run', async (_case, json, field) => {
	const error = await thrownBy(() => parseRunReference(json));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(`'${field}'`);
	expect(error.message).toContain('Begin Run');
});
