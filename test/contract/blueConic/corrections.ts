import type { Correction } from '../openApi/correction';
import type { Way } from '../openApi/jsonPointer';
import type { JsonObject } from '../openApi/jsonValue';

const text = { type: 'string' };
const count = { type: 'integer' };

const schemaAt = (name: string, ...rest: string[]): Way => ['components', 'schemas', name, ...rest];
const fieldAt = (schema: string, field: string): Way => schemaAt(schema, 'properties', field);
const referTo = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });

const answerOf = (path: string): Way => [
	...['paths', path, 'get', 'responses', '200', 'content', 'application/json', 'schema'],
];

const queryOf = (path: string, method: string, name: string): Way => [
	...['paths', path, method, 'parameters', name],
];

/** A page of a list: https://rest.apidoc.blueconic.com */
function pageOf(field: string, items: JsonObject): JsonObject {
	const properties = {
		itemsPerPage: count,
		startIndex: count,
		totalPages: count,
		totalResults: count,
		[field]: listOf(items),
	};
	return { type: 'object', properties, required: Object.keys(properties) };
}

const fieldOfExample = (schema: string, field: string, value: JsonObject): Correction => ({
	at: fieldAt(schema, field),
	value,
	document: `The schema \`${schema}\` has no \`${field}\`; the examples have it.`,
	instead: `\`${field}\` may be there.`,
	evidence: 'example',
});

/**
 * Where BlueConic's document (release 103) is wrong or contradicts itself:
 * https://github.com/blueconic/openapi
 */
export const BLUECONIC_CORRECTIONS: readonly Correction[] = [
	{
		at: schemaAt('link', 'properties'),
		value: { href: text, rel: text, type: text },
		document: 'The schema `link` names its fields in capitals: `Href`, `Rel`, `Type`.',
		instead: '`href`, `rel`, `type`, as in every example.',
		evidence: 'example',
	},
	{
		at: answerOf('/connections'),
		value: pageOf('connections', referTo('Connection')),
		document: '`GET /connections` answers one connection.',
		instead: 'A page of `connections`, as in the example and as its parameters want.',
		evidence: 'example',
	},
	{
		at: answerOf('/connections/{connection}/runs'),
		value: pageOf('runs', referTo('ConnectionStatus')),
		document: '`GET /connections/{connection}/runs` answers one run.',
		instead: 'A page of `runs`, as in the example and as its parameters want.',
		evidence: 'example',
	},
	{
		at: schemaAt('Connection', 'required'),
		value: [],
		document: 'A connection must have `roles`; no example has it.',
		instead: '`roles` may be missing.',
		evidence: 'example',
	},
	{
		at: answerOf('/timelineEventTypes'),
		value: pageOf('timelineEventTypes', referTo('timelineEventType')),
		document: '`GET /timelineEventTypes` answers one type, `GET /timelineEventTypes/{id}` a page.',
		instead: 'The other way round, with the list under `timelineEventTypes`, as in the examples.',
		evidence: 'example',
	},
	{
		at: answerOf('/timelineEventTypes/{timelineEventType}'),
		value: referTo('timelineEventType'),
		document: '`GET /timelineEventTypes/{id}` answers a page of types.',
		instead: 'One type, as in the example.',
		evidence: 'example',
	},
	{
		at: fieldAt('FieldTypeBean', 'values'),
		value: undefined,
		document: 'The type of an event field is in `values`, an object.',
		instead: 'It is in `value` (next row).',
		evidence: 'text',
	},
	{
		at: fieldAt('FieldTypeBean', 'value'),
		value: {
			anyOf: [
				{ enum: ['TEXT', 'NUMBER', 'DECIMAL', 'DATETIME'] },
				listOf(referTo('FieldTypeBean')),
			],
		},
		document: 'The schema `FieldTypeBean` has no `value`.',
		instead: 'A type or, for nested fields, a list of fields, as in the examples.',
		evidence: 'example',
	},
	{
		at: schemaAt('profileEvent', 'properties'),
		value: {
			date: { type: 'string', format: 'date-time' },
			properties: listOf(referTo('property')),
			type: { enum: ['ConsentChanged', 'PermissionLevelChanged'] },
		},
		document: 'The details of a profile event are in `property`.',
		instead: 'They are in `properties`, as in the example.',
		evidence: 'example',
	},
	...['dialogue', 'DialogueBean'].flatMap((schema): Correction[] => [
		{
			at: fieldAt(schema, 'variants'),
			value: listOf(referTo('VariantBean')),
			document: `\`variants\` of \`${schema}\` is one variant.`,
			instead: 'A list of variants, as its name says and as in the examples.',
			evidence: 'example',
		},
		fieldOfExample(schema, 'domains', listOf(referTo('simpleDomain'))),
		fieldOfExample(schema, 'lastViewDate', { type: 'string', format: 'date-time' }),
	]),
	{
		at: fieldAt('DialogueReportingEntry', 'statistics'),
		value: { type: 'object', additionalProperties: { type: ['number', 'null'] } },
		document: 'All `statistics` of a dialogue are numbers.',
		instead: 'A ratio of nothing is `null`, as in the example.',
		evidence: 'example',
	},
	fieldOfExample('event', 'source', { type: 'string', readOnly: true }),
	{
		at: fieldAt('Property', 'values'),
		value: {
			type: 'array',
			items: {
				anyOf: [{ type: ['string', 'number', 'boolean'] }, listOf(referTo('Property'))],
			},
		},
		document: 'The values of timeline data are objects.',
		instead: 'Texts, numbers, or lists of fields with values, as in the examples.',
		evidence: 'example',
	},
	{
		at: fieldAt('Property', 'strategy'),
		value: {
			enum: ['ADD', 'SET', 'SET_IF_EMPTY', 'UPSERT', 'UPDATE', 'DELETE'],
			writeOnly: true,
		},
		document: 'The `strategy` of timeline data is one of the three for plain fields.',
		instead:
			'Nested fields take `UPSERT`, `UPDATE` and `DELETE` too, as its description says and an example shows.',
		evidence: 'example',
	},
	fieldOfExample('profileProperty', 'links', listOf(referTo('link'))),
	...['canDelete', 'favorite', 'readOnly'].map((flag) =>
		fieldOfExample('profileProperty', flag, { type: 'boolean' }),
	),
	fieldOfExample('profileProperty', 'compositionStrategy', text),
	{
		at: fieldAt('profile', 'privacyLegislation'),
		value: referTo('BulkInputEntryV2/properties/privacyLegislation'),
		document: 'A profile shows 21 privacy legislations; 49 can be written.',
		instead: 'What was written can be shown.',
		evidence: 'text',
	},
	{
		at: queryOf('/profiles', 'put', 'objectiveIds'),
		value: { name: 'objectiveIds', in: 'query', schema: text },
		document: '`objectiveIds` is one UUID.',
		instead:
			'A list with commas, as its description says; the objectives of the examples have other ids than UUIDs.',
		evidence: 'text',
	},
	{
		at: [...queryOf('/profileProperties', 'get', 'filterType'), 'schema', 'enum'],
		value: undefined,
		document: '`filterType` is a list and at the same time one of six texts.',
		instead: 'A list of those texts.',
		evidence: 'text',
	},
	{
		at: queryOf('/segments/{segment}/profiles', 'get', 'refinement'),
		value: {
			name: 'refinement',
			in: 'query',
			content: { 'application/json': { schema: referTo('RefinementBean') } },
		},
		document: 'By the rules of OpenAPI, each field of a `refinement` is a parameter of its own.',
		instead: 'One parameter with JSON in it, as its description says.',
		evidence: 'text',
	},
];
