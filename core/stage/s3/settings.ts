/** What the S3 Stage credential holds. */
export interface S3Settings {
	readonly region: string;
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
	/** Empty for AWS. */
	readonly endpoint?: string;
	readonly forcePathStyle: boolean;
	readonly encryption: Encryption;
}

/** Server-side encryption of what is written. */
export type Encryption =
	| { readonly kind: 'bucketDefault' }
	| { readonly kind: 's3' }
	| { readonly kind: 'kms'; readonly keyId?: string };

/** The address that names the server: the custom endpoint, else AWS's for the region. */
export function endpointOf(settings: S3Settings): string {
	if (settings.endpoint) return settings.endpoint.replace(/\/+$/, '');
	return `https://s3.${settings.region}.amazonaws.com`;
}
