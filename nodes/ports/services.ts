import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import { BlueConicClient } from '../../core/blueconic/client';
import { BrazeClient } from '../../core/braze/client';
import type { SendHttp } from '../../core/flow/http';
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
	const { url } = brazeAccount(await context.getCredentials('brazeApi'));
	return new BrazeClient(patient(context, httpPort(sendWith(context, 'brazeApi'), url)), url);
}

/** BlueConic with the node's credential. */
export async function blueConicOf(context: NodeContext): Promise<BlueConicClient> {
	const { url } = blueConicAccount(await context.getCredentials('blueConicApi'));
	const send = renewingHttpPort(sendWith(context, 'blueConicApi'), url);
	return new BlueConicClient(patient(context, send), url);
}
