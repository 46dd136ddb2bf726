<#-- One row for each dependency that a module brings along; scripts/publication.sh puts those of all modules together. -->
<#list dependencyMap as entry>
| `${entry.getKey().groupId}:${entry.getKey().artifactId}` | ${entry.getKey().version} | ${entry.getValue()?join(", ")} | ${project.artifactId} | ${entry.getKey().artifact.scope}
</#list>
