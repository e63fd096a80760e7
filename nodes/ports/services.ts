import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import { BlueConicClient } from '../../core/blueconic/client';
import { BrazeClient } from '../../core/braze/client';
import type { SendHttp } from '../../core/flow/http';
import { withoutSecrets } from '../../core/flow/redact';
import { withRetry } from '../../core/flow/retry';
import { blueConicAccount, brazeAccount } from './credentials';
import { httpPort, renewingHttpPort, type SendWithCredential } from './http';

type NodeContext = IExecuteFunctions | ILoadOptionsFunctions;

const sendWith =
	(context: NodeContext, credentialType: string): SendWithCredential =>
	async (options) =>
		await context.helpers.httpRequestWithAuthentication.call(context, credentialType, options);

/** A run has patience with what passes; a person who opens a dropdown has not. */
const patient = (context: NodeContext, send: SendHttp): SendHttp =>
	'getInputData' in context ? withRetry(send) : send;

/** Braze with the node's credential. */
export async function brazeOf(context: NodeContext): Promise<BrazeClient> {
	const { url, apiKey } = brazeAccount(await context.getCredentials('brazeApi'));
	const send = withoutSecrets(httpPort(sendWith(context, 'brazeApi'), url), [apiKey]);
	return new BrazeClient(patient(context, send), url);
}

/** BlueConic with the node's credential. */
export async function blueConicOf(context: NodeContext): Promise<BlueConicClient> {
	const { url, clientSecret } = blueConicAccount(await context.getCredentials('blueConicApi'));
	const renewing = renewingHttpPort(sendWith(context, 'blueConicApi'), url);
	const send = withoutSecrets(renewing, [clientSecret]);
	return new BlueConicClient(patient(context, send), url);
}
