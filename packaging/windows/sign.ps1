# Signs every .exe, .dll, .pyd and .msi below a folder that carries no signature yet. Without a
# certificate it says so and ends well: unsigned builds are for trying, with hash rules.
param([Parameter(Mandatory)][string]$Folder)
$ErrorActionPreference = "Stop"
if (-not $env:CERTIFICATE) {
    Write-Output "::notice::Not signed: no certificate is set up. Give out hash rules with it."
    exit 0
}
$file = Join-Path $env:RUNNER_TEMP "certificate.pfx"
[IO.File]::WriteAllBytes($file, [Convert]::FromBase64String($env:CERTIFICATE))
try {
    $passphrase = ConvertTo-SecureString $env:PASSPHRASE -AsPlainText -Force
    $certificate = Get-PfxCertificate -FilePath $file -Password $passphrase -NoPromptForPassword
    Get-ChildItem $Folder -Recurse -Include *.exe, *.dll, *.pyd, *.msi |
        Where-Object { (Get-AuthenticodeSignature $_).Status -eq "NotSigned" } |
        ForEach-Object {
            $made = Set-AuthenticodeSignature $_ -Certificate $certificate -HashAlgorithm SHA256 `
                -TimestampServer $env:TIMESTAMP_SERVER
            if ($made.Status -ne "Valid") { throw "$($_.Name): $($made.StatusMessage)" }
        }
} finally {
    Remove-Item $file -Force
}
