// What a webhook's request can tell of the event: "${pactbroker.consumerName}".

export interface Variable {
  name: string;
  what: string;
}

export const variables: readonly Variable[] = [
  { name: 'pactUrl', what: 'where the contract is, to verify it' },
  { name: 'verificationResultUrl', what: 'where the result is' },
  { name: 'consumerName', what: 'the consumer' },
  { name: 'consumerVersionNumber', what: 'its version' },
  { name: 'consumerVersionBranch', what: 'the branch of that' },
  { name: 'consumerVersionTags', what: 'the tags of that' },
  { name: 'consumerLabels', what: 'labels of the consumer' },
  { name: 'providerName', what: 'the provider' },
  { name: 'providerVersionNumber', what: 'its version, to be verified or that was' },
  { name: 'providerVersionBranch', what: 'the branch of that' },
  { name: 'providerVersionTags', what: 'the tags of that' },
  { name: 'providerVersionDescriptions', what: 'such as "deployed in production"' },
  { name: 'currentlyDeployedProviderVersionNumber', what: 'what is deployed of it' },
  { name: 'providerLabels', what: 'labels of the provider' },
  { name: 'eventName', what: 'the event' },
  { name: 'buildUrl', what: 'the build that published the result' },
  { name: 'githubVerificationStatus', what: 'pending, success or failure' },
  { name: 'gitlabVerificationStatus', what: 'pending, success or failed' },
  { name: 'bitbucketVerificationStatus', what: 'INPROGRESS, SUCCESSFUL or FAILED' },
  { name: 'azureDevOpsVerificationStatus', what: 'pending, succeeded or failed' },
];

export function expression(name: string): string {
  return name.startsWith('secret.') ? `\${${name}}` : `\${pactbroker.${name}}`;
}
