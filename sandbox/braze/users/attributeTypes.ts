/** The data types of custom attributes: https://www.braze.com/docs/user_guide/data/custom_data/custom_attributes */
export const ATTRIBUTE_TYPES = [
	'boolean',
	'number',
	'string',
	'array',
	'time',
	'object',
	'object_array',
] as const;

export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];
