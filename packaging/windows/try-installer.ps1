# Installs the one MSI in dist/packages silently, runs the program's self-test from Program Files,
# removes it, and fails if a step does or if files are left.
$ErrorActionPreference = "Stop"
$msi = (Get-ChildItem dist/packages/*.msi).FullName
$place = Join-Path $env:ProgramFiles "Prevent Desktop"
function Step($name, $arguments) {
    $done = Start-Process msiexec -ArgumentList ($arguments + "/qn") -Wait -PassThru
    Write-Output "${name}: exit code $($done.ExitCode)"
    if ($done.ExitCode -ne 0) { exit 1 }
}
Step "install" @("/i", "`"$msi`"")
& (Join-Path $place "prevent-desktop.exe") --self-test
if ($LASTEXITCODE -ne 0) { exit 1 }
$rules = Join-Path $env:ProgramData "Prevent Desktop"
(Get-Acl $rules).Access | Format-Table IdentityReference, FileSystemRights, IsInherited
if ((Get-Acl $rules).Access | Where-Object IsInherited) { throw "The rules' folder inherits rights." }
Step "repair" @("/fa", "`"$msi`"")
Step "remove" @("/x", "`"$msi`"")
if (Test-Path $place) { throw "Removal left $place behind." }
