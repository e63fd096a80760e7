import { byId, editNodes, type GoalChanges, type GoalFile } from './goal';
import type { WorkflowFile } from './runWorkflow';

/** Secrets and names that no service knows. */
const wrong = {
	brazeKey: 'wrong-braze-key-4711',
	clientSecret: 'wrong-client-secret-4711',
	unknownSegment: '99999999-9999-4999-8999-999999999999',
};

/** Braze keys that lack a permission. */
export const poorKeys = [
	{ key: 'key-without-track', permissions: ['users.export.segment', 'segments.details'] },
	{ key: 'key-without-export', permissions: ['users.track', 'segments.details'] },
	{ key: 'key-without-details', permissions: ['users.track', 'users.export.segment'] },
] as const;

/** BlueConic applications that lack a scope. */
export const poorApplications = [
	{ clientId: 'no-reader', clientSecret: 'secret-of-no-reader', scopes: ['write:profiles'] },
	{ clientId: 'no-writer', clientSecret: 'secret-of-no-writer', scopes: ['read:segments'] },
] as const;

const application = ({ clientId, clientSecret }: (typeof poorApplications)[number]) => ({
	blueConicApi: { clientId, clientSecret },
});

const mapperOf = { 'import-goal': 'Map to BlueConic', 'export-goal': 'Map to Braze' };

/** The workflow without a node, its arrows closed up. */
function without(name: string): (file: WorkflowFile) => WorkflowFile {
	return (file) => {
		const after = file.connections[name];
		const connections = Object.entries(file.connections).flatMap(([from, outputs]) => {
			if (from === name) return [];
			const leadsHere = outputs.main?.some((output) => output?.some(({ node }) => node === name));
			return [[from, leadsHere && after ? after : outputs]];
		});
		return {
			...file,
			nodes: file.nodes.filter((node) => node.name !== name),
			connections: Object.fromEntries(connections),
		};
	};
}

const disabled =
	(name: string) =>
	(file: WorkflowFile): WorkflowFile =>
		editNodes(file, (node) => (node.name === name ? { ...node, disabled: true } : node));

/** A goal with something wrong, and what is said of it. */
export interface Failure {
	readonly what: string;
	readonly goal: GoalFile;
	readonly changes: GoalChanges | ((closed: string) => GoalChanges);
	/** The node that stops the run; a run that does not begin leaves nothing. */
	readonly stopsAt: string;
	/** The cause and the field to mend. */
	readonly words: readonly string[];
}

/** What can be wrong with the settings of a goal. */
export const failures: readonly Failure[] = [
	{
		what: 'a wrong Braze key, at the source',
		goal: 'import-goal',
		changes: { credentials: { brazeApi: { apiKey: wrong.brazeKey } } },
		stopsAt: 'Export Braze Segment',
		words: ['does not accept the API key', '(401)', "'API Key' in the Braze credential"],
	},
	{
		what: 'a wrong Braze key, at the delivery',
		goal: 'export-goal',
		changes: { credentials: { brazeApi: { apiKey: wrong.brazeKey } } },
		stopsAt: 'Track Users',
		words: ['does not accept the API key', "'API Key' in the Braze credential"],
	},
	{
		what: 'a wrong BlueConic secret, at the source',
		goal: 'export-goal',
		changes: { credentials: { blueConicApi: { clientSecret: wrong.clientSecret } } },
		stopsAt: 'Read BlueConic Segment',
		words: ['BlueConic refused the application', "'Client Secret' in the BlueConic credential"],
	},
	{
		what: 'a wrong BlueConic secret, at the mapping',
		goal: 'import-goal',
		changes: { credentials: { blueConicApi: { clientSecret: wrong.clientSecret } } },
		stopsAt: 'Map to BlueConic',
		words: ['BlueConic refused the application', "'Client Secret' in the BlueConic credential"],
	},
	{
		what: 'a Braze host that does not answer',
		goal: 'import-goal',
		changes: (closed) => ({ credentials: { brazeApi: { customHost: closed } } }),
		stopsAt: 'Export Braze Segment',
		words: ['Braze cannot be reached', 'refused', "'Custom Host' in the Braze credential"],
	},
	{
		what: 'a BlueConic host that does not answer',
		goal: 'export-goal',
		changes: (closed) => ({ credentials: { blueConicApi: { tenant: closed } } }),
		stopsAt: 'Read BlueConic Segment',
		words: ['BlueConic cannot be reached', 'refused', "'Tenant' in the BlueConic credential"],
	},
	{
		what: 'an S3 endpoint that does not answer',
		goal: 'export-goal',
		changes: (closed) => ({ credentials: { s3StageApi: { endpoint: closed } } }),
		stopsAt: 'Begin Run',
		words: ['S3 server', 'cannot be reached', "'Endpoint'", 'S3 Stage credential'],
	},
	{
		what: 'a bucket that does not exist',
		goal: 'export-goal',
		changes: { credentials: { s3StageApi: { bucket: 'no-such-bucket' } } },
		stopsAt: 'Begin Run',
		words: ["'no-such-bucket' does not exist", "'Bucket'"],
	},
	{
		what: 'a bucket that does not exist, chosen in Begin Run',
		goal: 'export-goal',
		changes: { parameters: { 'Begin Run': { bucket: byId('no-such-bucket') } } },
		stopsAt: 'Begin Run',
		words: ["'no-such-bucket' does not exist", "'Bucket'"],
	},
	{
		what: 'no bucket at all',
		goal: 'export-goal',
		changes: { credentials: { s3StageApi: { bucket: '' } } },
		stopsAt: 'Begin Run',
		words: ['No bucket is chosen', "'Bucket'"],
	},
	{
		what: 'a goal without a key',
		goal: 'export-goal',
		changes: { parameters: { 'Begin Run': { goalKey: ' ' } } },
		stopsAt: 'Begin Run',
		words: ["'Goal Key' is empty"],
	},
	{
		what: 'a Braze segment that does not exist',
		goal: 'import-goal',
		changes: {
			parameters: { 'Export Braze Segment': { segment: byId(wrong.unknownSegment) } },
		},
		stopsAt: 'Export Braze Segment',
		words: ['Braze has no segment', wrong.unknownSegment, "'Segment'"],
	},
	{
		what: 'a BlueConic segment that does not exist',
		goal: 'export-goal',
		changes: {
			parameters: { 'Read BlueConic Segment': { segment: byId(wrong.unknownSegment) } },
		},
		stopsAt: 'Read BlueConic Segment',
		words: ['BlueConic has no segment', wrong.unknownSegment, "'Segment'"],
	},
	{
		what: 'no segment',
		goal: 'export-goal',
		// Empty ones that are not computed are refused by n8n itself.
		changes: { parameters: { 'Read BlueConic Segment': { segment: byId('={{ "" }}') } } },
		stopsAt: 'Read BlueConic Segment',
		words: ['No segment is chosen', "'Segment'"],
	},
	{
		what: 'a Braze key that may not track',
		goal: 'export-goal',
		changes: { credentials: { brazeApi: { apiKey: poorKeys[0].key } } },
		stopsAt: 'Track Users',
		words: ["lacks the permission 'users.track'", "'API Key' in the Braze credential"],
	},
	{
		what: 'a Braze key that may not export',
		goal: 'import-goal',
		changes: { credentials: { brazeApi: { apiKey: poorKeys[1].key } } },
		stopsAt: 'Export Braze Segment',
		words: ["lacks the permission 'users.export.segment'", "'API Key' in the Braze credential"],
	},
	{
		what: 'a Braze key that may not look at segments',
		goal: 'import-goal',
		changes: { credentials: { brazeApi: { apiKey: poorKeys[2].key } } },
		stopsAt: 'Export Braze Segment',
		words: ["lacks the permission 'segments.details'", "'API Key' in the Braze credential"],
	},
	{
		what: 'a BlueConic application that may not read segments',
		goal: 'export-goal',
		changes: { credentials: application(poorApplications[0]) },
		stopsAt: 'Read BlueConic Segment',
		words: ["the scope 'read:segments'", 'application'],
	},
	{
		what: 'a BlueConic application that may not write profiles',
		goal: 'import-goal',
		changes: { credentials: application(poorApplications[1]) },
		stopsAt: 'Import Profiles',
		words: ["the scope 'write:profiles'", 'application'],
	},
	...(['import-goal', 'export-goal'] as const).flatMap((goal): readonly Failure[] => {
		const stopsAt = goal === 'import-goal' ? 'Export Braze Segment' : 'Read BlueConic Segment';
		const mapper = mapperOf[goal];
		const words = ["No 'BlueConic Mapper'", 'follows this node', 'connect one'];
		const identifiers = goal === 'import-goal' ? 'blueConicIdentifiers' : 'brazeIdentifiers';
		const otherIdentifiers = goal === 'import-goal' ? 'brazeIdentifiers' : 'blueConicIdentifiers';
		const otherOperation = goal === 'import-goal' ? 'mapToBraze' : 'mapToBlueConic';
		return [
			{
				what: `no Mapper after the source (${goal})`,
				goal,
				changes: { edit: without(mapper) },
				stopsAt,
				words,
			},
			{
				what: `a Mapper that is switched off (${goal})`,
				goal,
				changes: { edit: disabled(mapper) },
				stopsAt,
				words,
			},
			{
				what: `a Mapper for the other direction (${goal})`,
				goal,
				changes: {
					parameters: { [mapper]: { operation: otherOperation, [otherIdentifiers]: {} } },
				},
				stopsAt,
				words: ["No 'BlueConic Mapper' with a fitting operation"],
			},
			{
				what: `a mapping without an identifier (${goal})`,
				goal,
				changes: { parameters: { [mapper]: { [identifiers]: {} } } },
				stopsAt,
				words: ["'BlueConic Mapper' has no identifier", "'Identifiers'"],
			},
		];
	}),
	{
		what: 'a run of the other goal type',
		goal: 'export-goal',
		changes: { parameters: { 'Begin Run': { goalType: 'import' } } },
		stopsAt: 'Map to Braze',
		words: ['of an import goal', "'Operation'", 'Map to BlueConic'],
	},
	{
		what: 'a mapped field that is an expression',
		goal: 'export-goal',
		changes: {
			parameters: {
				'Map to Braze': {
					brazeMappings: {
						values: [
							{
								source: 'property',
								property: byId('={{ $json.property }}'),
								brazeField: byId('email'),
								type: 'text',
							},
						],
					},
				},
			},
		},
		stopsAt: 'Read BlueConic Segment',
		words: ['of Mapping 1', 'refers to the incoming item', 'choose a fixed value'],
	},
	{
		what: 'an option out of range',
		goal: 'export-goal',
		changes: { parameters: { 'Track Users': { options: { objectsPerRequest: 76 } } } },
		stopsAt: 'Track Users',
		words: ["'Objects per Request' has to be a number from 1 to 75", "'Options'"],
	},
	{
		what: "export files that never appear in the credential's folder",
		goal: 'import-goal',
		changes: {
			credentials: { s3StageApi: { brazeFolder: 'not-the-folder-of-braze' } },
			// Two looks do not fit into the longest wait, so the run stops after the first.
			parameters: {
				'Export Braze Segment': { options: { checkEverySeconds: 600, longestWaitMinutes: 1 } },
			},
		},
		stopsAt: 'Export Braze Segment',
		words: ["under 'not-the-folder-of-braze/segment-export/", 'bucket', "'Longest Wait'"],
	},
];

/** Secrets of the cases, beside those of the sandbox. */
export const secretsOfFailures: readonly string[] = [
	wrong.brazeKey,
	wrong.clientSecret,
	...poorKeys.map(({ key }) => key),
	...poorApplications.map(({ clientSecret }) => clientSecret),
];
