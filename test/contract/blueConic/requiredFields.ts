import type { RequiredFields } from '../openApi/strictDocument';

const PAGE = ['itemsPerPage', 'startIndex', 'totalPages', 'totalResults'];
const MADE = ['creationDate', 'creator', 'lastModifiedDate', 'lastModifiedUser'];

/** Fields that BlueConic always gives or needs: https://rest.apidoc.blueconic.com */
export const BLUECONIC_REQUIRED: readonly RequiredFields[] = [
	{ schema: 'TokenSuccessResponse', fields: ['access_token', 'token_type', 'expires_in'] },
	{ schema: 'TokenErrorResponse', fields: ['error', 'error_description'] },
	{ schema: 'ErrorRequestBean', fields: ['code', 'message'] },
	{ schema: 'ErrorBean', fields: ['field', 'message'] },
	{ schema: 'UserBean', fields: ['fullName', 'userName'], side: 'answer' },
	{ schema: 'link', fields: ['href', 'rel', 'type'] },
	{ schema: 'property', fields: ['id', 'values'] },

	{ schema: 'segments', fields: [...PAGE, 'segments'] },
	{
		schema: 'segment',
		fields: ['id', 'name', 'description', 'tags', 'inverseOf', 'inversedBy', ...MADE],
	},
	{
		schema: 'SegmentProfiles',
		fields: ['itemsPerPage', 'totalPages', 'totalResults', 'cursor', 'links', 'profiles'],
	},
	{
		schema: 'profile',
		fields: ['id', 'creationDate', 'consentedObjectives', 'refusedObjectives', 'properties'],
	},
	{ schema: 'permissions', fields: ['level'] },
	{ schema: 'profileSegmentBean', fields: ['id'] },
	{ schema: 'event', fields: ['eventTypeId'] },
	{ schema: 'event', fields: ['id', 'date', 'data'], side: 'answer' },
	{ schema: 'Property', fields: ['id', 'values'] },

	{ schema: 'profiles', fields: [...PAGE, 'profiles'] },
	{ schema: 'AbstractBaseBean', fields: ['id'] },
	{ schema: 'Criterium', fields: ['id', 'value'], side: 'request' },
	{ schema: 'ProfileProperty', fields: ['id', 'values', 'strategy'], side: 'request' },
	{ schema: 'BulkResultBean', fields: ['state'] },
	{ schema: 'TimelineResultBean', fields: ['state'] },

	{ schema: 'profileProperties', fields: [...PAGE, 'links', 'profileProperties'] },
	{ schema: 'links', fields: ['links'] },
	{
		schema: 'profileProperty',
		fields: ['id', 'name', 'filterType', 'availableForSegmentation', 'dataSensitivity', 'tags'],
	},
	{
		schema: 'profileProperty',
		fields: [
			...['description', 'indexed', 'isIdProperty', 'createNewProfile', 'canRead', 'canWrite'],
			...['mergeStrategy', 'permissionLevel', 'showInUI', 'useValidation', 'values'],
			...['creationDate', 'lastModifiedDate'],
		],
		side: 'answer',
	},

	{ schema: 'objectives', fields: [...PAGE, 'objectives'] },
	{
		schema: 'objective',
		fields: [
			...['id', 'name', 'title', 'description', 'objectiveDescription', 'needsConsent', ...MADE],
			...['legislations', 'references', 'tags', 'consentedProfileCount', 'refusedProfileCount'],
			...['totalProfileCount', 'lastProfileMutationDate'],
		],
	},
	{ schema: 'reference', fields: ['id', 'type'] },

	{
		schema: 'Connection',
		fields: [
			...['id', 'name', 'description', 'pluginId', 'isEnabled', 'scheduleMode', 'tags', ...MADE],
			...['allChannels', 'domains', 'targetChannels'],
		],
	},
	...['status', 'ConnectionStatus'].map((schema) => ({
		schema,
		fields: ['runId', 'runCount', 'startDate', 'state', 'message', 'goalStatistics'],
	})),
	{ schema: 'simpleDomain', fields: ['id', 'name'], side: 'answer' },

	{ schema: 'Dialogues', fields: [...PAGE, 'dialogues'] },
	...['dialogue', 'DialogueBean'].map((schema) => ({
		schema,
		fields: [
			...['id', 'name', 'description', 'isEnabled', 'tags', 'variants', 'priority', ...MADE],
			...['targetChannels', 'optimizerSettings'],
		],
	})),
	{ schema: 'VariantBean', fields: ['id', 'name', 'isEnabled', 'pluginId'] },
	{ schema: 'priority', fields: ['id', 'name', 'isDefault'] },
	{ schema: 'result', fields: ['dialogueStatistics', 'totalResults'] },
	{
		schema: 'DialogueReportingEntry',
		fields: ['dialogueId', 'name', 'isEnabled', 'statistics'],
	},

	{
		schema: 'timelineEventType',
		fields: [
			...['id', 'name', 'description', 'fieldTypes', 'priority', 'source', 'tags'],
			...['creationDate', 'lastModifiedDate'],
		],
	},
	{ schema: 'FieldTypeBean', fields: ['key', 'value'] },
	{ schema: 'profileEvents', fields: [...PAGE, 'events'] },
	{ schema: 'profileEvent', fields: ['date', 'type', 'properties'] },
];
