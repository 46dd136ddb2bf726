<#-- One row for each dependency of a module that is not for its tests; publication.sh puts those of all modules together. -->
<#list dependencyMap as entry>
${entry.getKey().groupId}:${entry.getKey().artifactId}|${entry.getKey().version}|${entry.getKey().artifact.scope}|${entry.getValue()?join(", ")}
</#list>
