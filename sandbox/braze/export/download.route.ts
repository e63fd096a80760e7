import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BrazeContext } from '../brazeContext';
import { DOWNLOAD_PATH, type DownloadRefusal } from './downloadDestination';

const MESSAGES: Readonly<Record<DownloadRefusal, string>> = {
	notReady: 'Access Denied',
	expired: 'Request has expired',
};

const downloadParams = z.object({ objectPrefix: z.string() });

/** As S3 answers: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function accessDenied(refusal: DownloadRefusal): string {
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<Error><Code>AccessDenied</Code><Message>${MESSAGES[refusal]}</Message></Error>`,
	].join('\n');
}

/**
 * What lies under the download address of an export; no key is needed.
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment
 */
export function registerDownload(app: FastifyInstance, { exports }: BrazeContext): void {
	app.get(`${DOWNLOAD_PATH}/:objectPrefix.zip`, async (request, reply) => {
		const { objectPrefix } = downloadParams.parse(request.params);
		const opened = exports.url.open(objectPrefix);
		if (typeof opened === 'string') {
			return await reply.status(403).type('application/xml').send(accessDenied(opened));
		}
		return await reply.type('application/zip').send(opened);
	});
}
