/** What a client needs to reach an S3 server. */
export interface S3Access {
	readonly endpoint: string;
	readonly region: string;
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
}
