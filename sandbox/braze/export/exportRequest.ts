import { z } from 'zod';
import { EXPORT_FIELDS } from '../users/userLine';

/** https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment */
const MAX_CUSTOM_ATTRIBUTES = 500;

/** The names of what to export of each user; there is no default. */
export const fieldsToExport = z.array(z.enum(EXPORT_FIELDS)).min(1);

/** The body of `POST /users/export/segment`. */
export const exportRequest = z.object({
	segment_id: z.string(),
	fields_to_export: fieldsToExport,
	custom_attributes_to_export: z.array(z.string()).max(MAX_CUSTOM_ATTRIBUTES).default([]),
	callback_endpoint: z.url({ protocol: /^https?$/ }).optional(),
	output_format: z.enum(['zip', 'gzip']).default('zip'),
});
